package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.text.PredictionText;
import io.supercool.launcher.predict.PredictionFiles;
import io.supercool.launcher.predict.PredictionFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files, written without Hadoop as users have it, are read back by DuckDB. */
class ParquetTest {
  private static final int PARTICLES = 5000;

  @TempDir Path folder;

  @Test
  void hadoopIsNotThere() {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void duckDbReadsWhatTheCsvSays() throws Exception {
    for (int dimensions : List.of(3, 2)) {
      Prediction prediction = prediction(dimensions);
      PredictionFiles files = new PredictionFiles(folder, PredictionFormat.PARQUET, id -> folder);
      files.write(prediction);
      Path file = files.write(prediction); // A later one replaces it.

      assertThat(read(file)).isEqualTo(csv(prediction));
      assertThat(metadata(file))
          .containsEntry("model", "ka@1-abc")
          .containsEntry("snapshot", prediction.snapshot().toString());
    }
  }

  private static List<List<String>> csv(Prediction prediction) throws IOException {
    StringWriter csv = new StringWriter();
    PredictionText.csv(prediction, csv);
    return csv.toString().lines().map(line -> List.of(line.split(","))).toList();
  }

  private static List<List<String>> read(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM '%s'".formatted(file))) {
      ResultSetMetaData columns = rows.getMetaData();
      List<List<String>> read = new ArrayList<>();
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        names.add(columns.getColumnName(column));
      }
      read.add(names);
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= names.size(); column++) {
          row.add(String.valueOf(rows.getObject(column)));
        }
        read.add(row);
      }
      return read;
    }
  }

  private static Map<String, String> metadata(Path file) throws SQLException {
    String query =
        "SELECT decode(key) AS key, decode(value) AS value FROM parquet_kv_metadata('%s')"
            .formatted(file);
    Map<String, String> metadata = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        metadata.put(rows.getString("key"), rows.getString("value"));
      }
    }
    return metadata;
  }

  private static Prediction prediction(int dimensions) {
    Random random = new Random(7);
    double[] positions = random.doubles((long) PARTICLES * dimensions, 0, 16).toArray();
    float[][] predicted = new float[2][PARTICLES];
    byte[] species = new byte[PARTICLES];
    for (int particle = 0; particle < PARTICLES; particle++) {
      species[particle] = (byte) (particle % 5 == 0 ? 1 : 0);
      predicted[0][particle] = random.nextFloat();
      predicted[1][particle] = particle == 3 ? Float.NaN : random.nextFloat() * 1e-9f;
    }
    double[] box = dimensions == 3 ? new double[] {16, 16, 16} : new double[] {16, 16};
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId("liquid", "liquid", dimensions), Split.LIVE)
            .box(box)
            .species(List.of("A", "B"))
            .build();
    return new Prediction(
        Configuration.of(header, species, positions),
        "ka@1-abc",
        new double[] {0.13, 52},
        predicted,
        null,
        Map.of(Prediction.OWN_ENERGY, predicted[0]),
        List.of());
  }
}
