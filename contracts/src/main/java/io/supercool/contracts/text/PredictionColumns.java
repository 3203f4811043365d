package io.supercool.contracts.text;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Prediction;
import io.supercool.contracts.Propensity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything known of each particle besides species and position, by column name. */
public final class PredictionColumns {
  private PredictionColumns() {}

  /**
   * {@link OrderParameter}; {@code predicted_t}, {@code propensity_t} and {@code ridge_t} for each
   * lag time t; energies; descriptors. In this order, as far as they are known; arrays not copied.
   */
  public static Map<String, float[]> of(Prediction prediction) {
    Configuration configuration = prediction.configuration();
    double[] times = prediction.times();
    Map<String, float[]> columns = new LinkedHashMap<>();
    columns.put("order_parameter", OrderParameter.of(prediction));
    addTimes(columns, "predicted_", times, prediction.predicted());
    Propensity propensity = configuration.propensity();
    if (propensity != null) {
      addTimes(columns, "propensity_", propensity.times(), propensity.values());
    }
    addTimes(columns, "ridge_", times, prediction.ridge());
    add(columns, "e_pot", configuration.potentialEnergy());
    add(columns, "e_pot_inherent", configuration.inherentEnergy());
    prediction.descriptors().forEach((name, values) -> add(columns, name, values));
    return columns;
  }

  private static void add(Map<String, float[]> columns, String name, float @Nullable [] values) {
    if (values != null) {
      columns.put(name, values);
    }
  }

  private static void addTimes(
      Map<String, float[]> columns, String prefix, double[] times, float @Nullable [][] values) {
    for (int time = 0; values != null && time < times.length; time++) {
      columns.put(prefix + number(times[time]), values[time]);
    }
  }

  private static String number(double time) {
    return new BigDecimal(time).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
