package io.supercool.reader.pickle;

import io.supercool.storage.npz.ElementType;
import java.util.List;
import java.util.Optional;

/** A NumPy {@code dtype} as a pickle builds it: a code, then its byte order. */
final class PickledType {
  private final String code;
  private String order = "<";

  PickledType(String code) {
    this.code = code;
  }

  /** Takes the state {@code (version, order, ...)}. */
  void build(List<?> state) {
    if (state.size() < 2 || !(state.get(1) instanceof String given)) {
      throw new PickleException("an unreadable NumPy element type");
    }
    order = given;
  }

  /** The element type; empty if it is not supported. */
  Optional<ElementType> elementType() {
    return ElementType.parse(this.toString());
  }

  @Override
  public String toString() {
    return order + code;
  }
}
