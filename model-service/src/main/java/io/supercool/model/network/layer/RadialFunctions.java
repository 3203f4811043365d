package io.supercool.model.network.layer;

/**
 * The radial functions R_{l,c}(r) of a network's first layer, to look at: what it makes of a
 * neighbour at distance r in degree l and channel c. They generalise the shells of radial densities
 * (l = 0) and of bond order (l > 0), see docs/explanation/network.md.
 *
 * @param distances ascending
 * @param values {@code [degree][channel][distance]}
 */
public record RadialFunctions(double[] distances, float[][][] values) {

  /** One line per degree, channel and distance, with a head line. */
  public String csv() {
    StringBuilder csv = new StringBuilder("degree,channel,distance,value\n");
    for (int degree = 0; degree < values.length; degree++) {
      for (int channel = 0; channel < values[degree].length; channel++) {
        for (int k = 0; k < distances.length; k++) {
          csv.append(degree).append(',').append(channel).append(',').append(distances[k]);
          csv.append(',').append(values[degree][channel][k]).append('\n');
        }
      }
    }
    return csv.toString();
  }
}
