package io.supercool.dashboard.state.scores;

import java.util.ArrayList;
import java.util.List;

/**
 * A trajectory's prequential score against time, for one species and lag time, from its first frame
 * to its newest in a bounded number of points: when there are too many, neighbours are joined, and
 * from then on each point stands for twice as many frames. Not thread-safe.
 */
final class PrequentialCurve {
  static final int MAX_POINTS = 400;

  private record Stamped(PrequentialPoint point, long revision) {}

  private List<Stamped> points = new ArrayList<>();
  private int framesPerPoint = 1;
  private long newestStep = Long.MIN_VALUE;
  private long joined;
  private long changed;

  /** Takes a frame's point, later than all before; false if it is not, and was told before. */
  boolean add(PrequentialPoint frame, long revision) {
    if (frame.step() <= newestStep) {
      return false;
    }
    newestStep = frame.step();
    changed = revision;
    int last = points.size() - 1;
    if (last >= 0 && points.get(last).point.labels() < framesPerPoint) {
      points.set(last, new Stamped(points.get(last).point.with(frame), revision));
    } else {
      points.add(new Stamped(frame, revision));
    }
    if (points.size() > MAX_POINTS) {
      join(revision);
    }
    return true;
  }

  private void join(long revision) {
    List<Stamped> fewer = new ArrayList<>();
    for (int i = 0; i < points.size(); i += 2) {
      PrequentialPoint point = points.get(i).point;
      boolean pair = i + 1 < points.size();
      fewer.add(new Stamped(pair ? point.with(points.get(i + 1).point) : point, revision));
    }
    points = fewer;
    framesPerPoint *= 2;
    joined = revision;
  }

  /** Whether anything changed after {@code told}. */
  boolean isNewerThan(long told) {
    return changed > told;
  }

  /** Whether a page told up to {@code told} must be told all points anew. */
  boolean isWholeAfter(long told) {
    return told == 0 || joined > told;
  }

  /** Points that changed after {@code told}, in the order of time. */
  List<PrequentialPoint> since(long told) {
    return points.stream().filter(point -> point.revision > told).map(Stamped::point).toList();
  }
}
