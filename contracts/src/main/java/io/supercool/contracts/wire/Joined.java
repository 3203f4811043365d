package io.supercool.contracts.wire;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.InherentStructure;
import io.supercool.contracts.Propensity;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the arrays of a payload's parts one after another. What comes alone is not copied. */
final class Joined {
  private Joined() {}

  /**
   * The particles of all parts, in order.
   *
   * @throws ContractException if the parts do not agree in what is true of the whole
   */
  static Configuration configuration(List<Configuration> parts) {
    Configuration first = parts.get(0);
    if (parts.size() == 1) {
      return first;
    }
    for (Configuration part : parts) {
      Checks.require(
          part.header().equals(first.header()), "blocks of %s: headers differ", first.recordId());
    }
    return Configuration.of(
            first.header(),
            arrays("species", parts, Configuration::species),
            arrays("positions", parts, Configuration::positions))
        .withPotentialEnergy(
            optionalArrays("potential_energy", parts, Configuration::potentialEnergy))
        .withInherentStructure(
            InherentStructure.of(
                optionalArrays("inherent positions", parts, Configuration::inherentPositions),
                optionalArrays("inherent_energy", parts, Configuration::inherentEnergy)))
        .withPropensity(propensity(parts));
  }

  /** An array for each of {@code count} times, of all parts. */
  static <P> float[][] perTime(String what, int count, List<P> parts, Function<P, float[][]> of) {
    float[][] joined = new float[count][];
    for (int time = 0; time < count; time++) {
      int index = time;
      joined[time] = arrays(what + "_" + time, parts, part -> of.apply(part)[index]);
    }
    return joined;
  }

  /** The arrays of all parts, one after another; A is an array of primitives. */
  static <P, A> A arrays(String what, List<P> parts, Function<P, A> of) {
    if (parts.size() == 1) {
      return of.apply(parts.get(0));
    }
    List<A> arrays = new ArrayList<>(parts.size());
    long length = 0;
    for (P part : parts) {
      A array = of.apply(part);
      arrays.add(array);
      length += Array.getLength(array);
    }
    Checks.require(length <= Integer.MAX_VALUE - 8, "%s: %d values in all blocks", what, length);
    Class<?> component = arrays.get(0).getClass().getComponentType();
    @SuppressWarnings("unchecked") // the same class as the parts' arrays
    A joined = (A) Array.newInstance(component, (int) length);
    int filled = 0;
    for (A array : arrays) {
      int count = Array.getLength(array);
      System.arraycopy(array, 0, joined, filled, count);
      filled += count;
    }
    return joined;
  }

  /** The same where all parts or none have the array. */
  private static <P, A> @Nullable A optionalArrays(
      String what, List<P> parts, Function<P, @Nullable A> of) {
    List<A> present = new ArrayList<>(parts.size());
    for (P part : parts) {
      A array = of.apply(part);
      if (array != null) {
        present.add(array);
      }
    }
    if (present.isEmpty()) {
      return null;
    }
    Checks.require(present.size() == parts.size(), "%s: missing in some blocks", what);
    return arrays(what, present, array -> array);
  }

  /**
   * The propensity of all parts, which have the same times; with halves where all parts have them.
   *
   * @param replicas how many the whole was averaged over
   */
  static Propensity propensity(List<Propensity> parts, int replicas) {
    double[] times = parts.get(0).times();
    float[][][] halves = null;
    if (parts.stream().allMatch(part -> part.halves() != null)) {
      halves = new float[2][][];
      for (int half = 0; half < 2; half++) {
        int index = half;
        halves[half] =
            perTime("propensity half", times.length, parts, part -> part.halves()[index]);
      }
    }
    return new Propensity(
        times, perTime("propensity", times.length, parts, Propensity::values), halves, replicas);
  }

  private static @Nullable Propensity propensity(List<Configuration> configurations) {
    List<Propensity> parts = new ArrayList<>(configurations.size());
    for (Configuration configuration : configurations) {
      Propensity propensity = configuration.propensity();
      if (propensity != null) {
        parts.add(propensity);
      }
    }
    if (parts.isEmpty()) {
      return null;
    }
    Propensity first = parts.get(0);
    Checks.require(
        parts.size() == configurations.size()
            && parts.stream()
                .allMatch(
                    part ->
                        Arrays.equals(part.times(), first.times())
                            && part.replicas() == first.replicas()
                            && (part.halves() == null) == (first.halves() == null)),
        "blocks: propensity differ in times, replicas or halves");
    return propensity(parts, first.replicas());
  }
}
