package io.supercool.contracts.json;

import io.supercool.contracts.ContractException;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Finds what JSON left out: Jackson sets a missing component of a record to null, whatever its type
 * says.
 */
final class Completeness {
  private Completeness() {}

  /**
   * Fails if a component of {@code value}, or of a record or list within it, is null and not {@link
   * Nullable}.
   *
   * @throws ContractException naming the component
   */
  static void check(String name, Object value) {
    if (value instanceof Iterable<?> elements) {
      int index = 0;
      for (Object element : elements) {
        checkPresent(name + "[" + index++ + "]", element, false);
      }
    }
    if (!value.getClass().isRecord()) {
      return;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      checkPresent(
          component.getName(),
          component(component, value),
          component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }
  }

  private static void checkPresent(String name, @Nullable Object value, boolean nullable) {
    if (value != null) {
      check(name, value);
    } else if (!nullable) {
      throw new ContractException("no " + name);
    }
  }

  private static @Nullable Object component(RecordComponent component, Object value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
