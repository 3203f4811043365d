package io.supercool.reader.pickle;

import java.util.ArrayList;
import java.util.List;

/** The unpickler's stack, with marks that open a sequence of unknown length. */
final class PickleStack {
  private final List<Object> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  void push(Object value) {
    values.add(value);
  }

  /** Begins a sequence. */
  void mark() {
    marks.add(values.size());
  }

  /** The top value, which stays. */
  Object peek() {
    requireAbove(1);
    return values.get(values.size() - 1);
  }

  /** Takes the top value. */
  Object pop() {
    requireAbove(1);
    return values.remove(values.size() - 1);
  }

  /** Takes the top {@code count} values, deepest first. */
  List<Object> pop(int count) {
    requireAbove(count);
    return take(values.size() - count);
  }

  /** Takes all values since the last mark, and the mark. */
  List<Object> popToMark() {
    if (marks.isEmpty()) {
      throw new PickleException("a sequence ends that never began");
    }
    return take(marks.remove(marks.size() - 1));
  }

  private List<Object> take(int from) {
    List<Object> top = values.subList(from, values.size());
    List<Object> taken = List.copyOf(top);
    top.clear();
    return taken;
  }

  private void requireAbove(int count) {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (values.size() - floor < count) {
      throw new PickleException("a value is used that is not there");
    }
  }
}
