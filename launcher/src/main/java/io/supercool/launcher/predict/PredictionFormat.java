package io.supercool.launcher.predict;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.text.PredictionColumns;
import io.supercool.contracts.text.PredictionText;
import io.supercool.storage.npz.NpyArray;
import io.supercool.storage.npz.NpzWriter;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** How predictions are written to files. */
public enum PredictionFormat {
  /** Extended XYZ, for OVITO and ASE. */
  XYZ("xyz") {
    @Override
    void write(Prediction prediction, Path file) throws IOException {
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        PredictionText.extendedXyz(prediction, out);
      }
    }
  },
  /** One line per particle, with a line of names. */
  CSV("csv") {
    @Override
    void write(Prediction prediction, Path file) throws IOException {
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        PredictionText.csv(prediction, out);
      }
    }
  },
  /** NumPy arrays: times, predicted [time][particle], and what is known of each particle. */
  NPZ("npz") {
    @Override
    void write(Prediction prediction, Path file) throws IOException {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        NpzWriter npz = new NpzWriter(out);
        npz.put("times", NpyArray.of(prediction.times(), prediction.times().length));
        npz.put("predicted", NpyArray.of(prediction.predicted()));
        npz.put("types", NpyArray.of(prediction.configuration().species()));
        for (Map.Entry<String, float[]> column : PredictionColumns.of(prediction).entrySet()) {
          npz.put(column.getKey(), NpyArray.of(column.getValue()));
        }
        npz.finish();
      }
    }
  },
  /** Apache Parquet, with the columns of the CSV. */
  PARQUET("parquet") {
    @Override
    void write(Prediction prediction, Path file) throws IOException {
      ParquetPredictions.write(prediction, file);
    }
  };

  private final String extension;

  PredictionFormat(String extension) {
    this.extension = extension;
  }

  /** What its files' names end with, without the dot. */
  public String extension() {
    return extension;
  }

  abstract void write(Prediction prediction, Path file) throws IOException;
}
