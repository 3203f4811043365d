package io.supercool.reader.npz;

import io.supercool.contracts.Propensity;
import io.supercool.physics.dynamics.PropensityMean;
import io.supercool.reader.Propensities;
import io.supercool.reader.WrappedReplicas;
import io.supercool.storage.npz.NpzArchive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a Supercool {@code .npz}: {@code times} with either ready propensities {@code
 * md_prop} (times, N) or the replicas' unwrapped {@code positions} at those times: (times,
 * replicas, N, d), or (replicas, N, d) for a single one.
 */
final class PropensityArrays {
  private PropensityArrays() {}

  /** Reads the propensity; null if the file has none. */
  static @Nullable Propensity read(
      NpzArchive npz, double[] initial, double[] box, Columns columns, ArrayWarnings warnings) {
    boolean ready = npz.names().contains("md_prop");
    boolean raw = npz.names().contains("positions");
    warnOfUnread(npz, ready, raw, warnings);
    if (!ready && !raw) {
      return null;
    }
    int particles = initial.length / columns.dimensions();
    double[] times = npz.numbers("times", ArrayShapes.times(npz));
    for (int t = 0; t < times.length; t++) {
      if (times[t] <= (t == 0 ? 0 : times[t - 1])) {
        throw npz.fault("times", "must be positive and ascend", "sort times and arrays together");
      }
    }
    return ready
        ? ready(npz, times, particles, warnings)
        : fromReplicas(npz, times, initial, box, columns, warnings);
  }

  /** Of arrays that belong to others, which are not there or come first. */
  private static void warnOfUnread(
      NpzArchive npz, boolean ready, boolean raw, ArrayWarnings warnings) {
    if (npz.names().contains("times") && !ready && !raw) {
      warnings.add("times", "is not read, as there is neither md_prop nor positions");
    }
    if (npz.names().contains("replicas") && !ready) {
      warnings.add("replicas", "is not read, as there is no md_prop");
    }
    if (ready && raw) {
      warnings.add("positions", "is not read, as there is md_prop");
    }
  }

  private static Propensity ready(
      NpzArchive npz, double[] times, int particles, ArrayWarnings warnings) {
    List<float[]> propensity = new ArrayList<>();
    npz.rows(
        "md_prop", 1, new int[] {times.length, particles}, row -> propensity.add(distances(row)));
    int replicas = warnings.optional(npz, "replicas", 0, () -> replicas(npz));
    return Propensity.of(times, propensity.toArray(float[][]::new)).withReplicas(replicas);
  }

  private static int replicas(NpzArchive npz) {
    double replicas = npz.number("replicas");
    if (replicas < 1 || replicas != Math.rint(replicas) || replicas > Integer.MAX_VALUE) {
      throw npz.fault("replicas", "is " + replicas, "write how many replicas the mean is over");
    }
    return (int) replicas;
  }

  private static float[] distances(double[] row) {
    for (int i = 0; i < row.length; i++) {
      if (row[i] < 0) {
        throw new IllegalArgumentException(
            "is negative for particle %d, and a propensity is a mean distance".formatted(i));
      }
    }
    return Floats.of(row);
  }

  private static Propensity fromReplicas(
      NpzArchive npz,
      double[] times,
      double[] initial,
      double[] box,
      Columns columns,
      ArrayWarnings warnings) {
    int dimensions = columns.dimensions();
    int particles = initial.length / dimensions;
    WrappedReplicas wrapped = new WrappedReplicas(box, initial);
    boolean severalTimes = npz.layout("positions").shape().length != 3;
    int replicas = ArrayShapes.replicas(npz, severalTimes ? 1 : 0);
    if (!severalTimes && times.length != 1) {
      throw npz.fault(
          "times", "names %d times for the positions of one".formatted(times.length), "give one");
    }
    List<PropensityMean> byTime = new ArrayList<>();
    npz.rows(
        "positions",
        severalTimes ? 2 : 1,
        severalTimes
            ? new int[] {times.length, replicas, particles, columns.columns()}
            : new int[] {replicas, particles, columns.columns()},
        row -> {
          double[] replica = columns.counting(row);
          wrapped.add(replica);
          if (byTime.isEmpty() || byTime.get(byTime.size() - 1).replicas() == replicas) {
            byTime.add(new PropensityMean(initial, dimensions));
          }
          byTime.get(byTime.size() - 1).add(replica);
        });
    wrapped.doubt().ifPresent(text -> warnings.add("positions", text));
    return Propensities.of(times, byTime);
  }
}
