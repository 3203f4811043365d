package io.supercool.reader;

/** Mean and standard deviation over the particles of one species. */
public record Statistics(double mean, double deviation) {

  /** Of {@code values} where {@code species} is {@code of}. */
  public static Statistics of(float[] values, byte[] species, int of) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (species[i] == of) {
        sum += values[i];
        squares += (double) values[i] * values[i];
        count++;
      }
    }
    double mean = sum / count;
    return new Statistics(mean, Math.sqrt(squares / count - mean * mean));
  }
}
