package io.supercool.launcher.predict;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.text.PredictionColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * A prediction as an Apache Parquet file: a row per particle with {@code particle}, {@code
 * species}, {@code x}, {@code y}, {@code z} and {@link PredictionColumns}; snapshot, model version
 * and lattice are metadata of the file. Not compressed: numbers hardly shrink. A class of its own,
 * so that the library is loaded for it alone.
 */
final class ParquetPredictions {
  private static final String[] AXES = {"x", "y", "z"};

  private ParquetPredictions() {}

  /** Writes one, over what is there. */
  static void write(Prediction prediction, Path file) throws IOException {
    Configuration configuration = prediction.configuration();
    ConfigurationHeader header = configuration.header();
    Map<String, float[]> columns = PredictionColumns.of(prediction);
    MessageType schema = schema(columns);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withExtraMetaData(
                Map.of(
                    "snapshot",
                    header.id().toString(),
                    "model",
                    prediction.modelVersion(),
                    "lattice",
                    Arrays.toString(header.lattice())))
            .build()) {
      for (int particle = 0; particle < configuration.particles(); particle++) {
        Group row = new SimpleGroup(schema);
        row.add("particle", particle);
        row.add("species", header.species().get(configuration.species()[particle]));
        for (int axis = 0; axis < AXES.length; axis++) {
          int at = particle * header.dimensions() + axis;
          row.add(AXES[axis], axis < header.dimensions() ? configuration.positions()[at] : 0.0);
        }
        for (Map.Entry<String, float[]> column : columns.entrySet()) {
          row.add(column.getKey(), column.getValue()[particle]);
        }
        writer.write(row);
      }
    }
  }

  private static MessageType schema(Map<String, float[]> columns) {
    Types.MessageTypeBuilder schema = Types.buildMessage();
    schema.required(INT32).named("particle");
    schema.required(BINARY).as(LogicalTypeAnnotation.stringType()).named("species");
    for (String axis : AXES) {
      schema.required(DOUBLE).named(axis);
    }
    columns.keySet().forEach(name -> schema.required(FLOAT).named(name));
    return schema.named("prediction");
  }
}
