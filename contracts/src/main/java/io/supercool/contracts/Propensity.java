package io.supercool.contracts;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * How far each particle moves on average: for each lag time and particle, the mean over
 * isoconfigurational replicas of the distance from the thermal initial position.
 *
 * @param times lag times, ascending, in the configuration's units
 * @param values {@code [time][particle]}
 * @param halves {@code [half][time][particle]}: the same mean over the even and over the odd
 *     replicas, from which the noise ceiling follows; null where replicas are not known
 * @param replicas number of replicas averaged over, 0 where not known
 */
@RecordBuilder
public record Propensity(
    double[] times, float[][] values, float[] @Nullable [][] halves, int replicas)
    implements PropensityBuilder.With {

  /** A propensity of whose replicas nothing is known. */
  public static Propensity of(double[] times, float[][] values) {
    return PropensityBuilder.builder().times(times).values(values).build();
  }

  /** At one lag time. */
  public static Propensity of(double time, float[] values) {
    return of(new double[] {time}, new float[][] {values});
  }
}
