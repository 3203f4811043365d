package io.supercool.reader.pickle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the data of a Python pickle, protocols 2 to 5, of Python 2 or 3, and nothing else:
 * numbers, text, bytes, lists, tuples, dictionaries and NumPy arrays. What else it asks for is
 * never looked up or run: in its place is an {@link Opaque}. Every allocation is bounded by the
 * file's size and the number of instructions; there is no recursion. Instructions: CPython's {@code
 * Lib/pickletools.py}.
 *
 * <p>Integers become {@code Long}, floats {@code Double}, None {@link #NONE}, lists and tuples
 * {@code List}, dictionaries {@code Map} with keys of text, whole numbers or {@link Opaque}, arrays
 * {@link PickledArray}. The texts of Python 2, which are bytes, are read as Latin-1 if short, and
 * stay bytes if not.
 */
final class Unpickler {
  /** Python's None. */
  static final Object NONE = new Object();

  private static final int NEWEST_PROTOCOL = 5;

  private final PickleInput in;
  private final PickleStack stack = new PickleStack();
  private final Map<Long, Object> memo = new HashMap<>();
  private long encodedBytes;

  Unpickler(PickleInput in) {
    this.in = in;
  }

  /**
   * Runs the pickle to its end.
   *
   * @param maxInstructions no pickle of data needs more
   * @throws PickleException if it is damaged or asks for more than data
   */
  Object load(int maxInstructions) throws IOException {
    for (int done = 0; done < maxInstructions; done++) {
      int instruction = in.unsignedByte();
      if (instruction == '.') {
        return stack.pop();
      }
      run(instruction);
    }
    throw new PickleException("more than " + maxInstructions + " instructions");
  }

  private void run(int instruction) throws IOException {
    switch (instruction) {
      case 0x80 -> requireProtocol(in.unsignedByte());
      case 0x95 -> in.requireInFile(in.signedLong());
      case '(' -> stack.mark();

      case 'N' -> stack.push(NONE);
      case 0x88 -> stack.push(Boolean.TRUE);
      case 0x89 -> stack.push(Boolean.FALSE);
      case 'K' -> stack.push((long) in.unsignedByte());
      case 'M' -> stack.push((long) in.unsignedShort());
      case 'J' -> stack.push((long) in.signedInt());
      case 0x8a -> stack.push(in.signedInteger(in.unsignedByte()));
      case 0x8b -> stack.push(in.signedInteger(in.signedInt()));
      case 'I' -> stack.push(written(in.line()));
      case 'G' -> stack.push(in.bigEndianDouble());

      case 0x8c -> stack.push(in.text(in.unsignedByte()));
      case 'X' -> stack.push(in.text(in.unsignedInt()));
      case 0x8d -> stack.push(in.text(in.signedLong()));
      case 'U' -> stack.push(latin(in.bytes(in.unsignedByte())));
      case 'T', 'B' -> stack.push(in.bytes(in.unsignedInt()));
      case 'C' -> stack.push(in.bytes(in.unsignedByte()));
      case 0x8e, 0x96 -> stack.push(in.bytes(in.signedLong()));

      case ']' -> stack.push(new ArrayList<>());
      case '}' -> stack.push(new LinkedHashMap<>());
      case ')' -> stack.push(List.of());
      case 't' -> stack.push(stack.popToMark());
      case 0x85 -> stack.push(stack.pop(1));
      case 0x86 -> stack.push(stack.pop(2));
      case 0x87 -> stack.push(stack.pop(3));
      case 0x8f -> stack.push(new Opaque("a set"));
      case 0x91 -> {
        stack.popToMark();
        stack.push(new Opaque("a frozenset"));
      }
      case '0' -> stack.pop();
      case '1' -> stack.popToMark();
      case 'a' -> append(stack.pop(1));
      case 'e', 0x90 -> append(stack.popToMark());
      case 's' -> put(stack.pop(2));
      case 'u' -> put(stack.popToMark());

      case 'q' -> memo.put((long) in.unsignedByte(), stack.peek());
      case 'r' -> memo.put(in.unsignedInt(), stack.peek());
      case 0x94 -> memo.put((long) memo.size(), stack.peek());
      case 'h' -> stack.push(remembered(in.unsignedByte()));
      case 'j' -> stack.push(remembered(in.unsignedInt()));

      case 'c' -> stack.push(global(in.line(), in.line()));
      case 0x93 -> stackGlobal(stack.pop(2));
      case 'R' -> reduce(stack.pop(2));
      case 0x81 -> instance(stack.pop(2));
      case 0x92 -> instance(stack.pop(3));
      case 'o' -> instance(stack.popToMark());
      case 'b' -> build(stack.pop());
      default ->
          throw new PickleException(
              "instruction 0x%02x, which data of protocols 2 to 5 does not use"
                  .formatted(instruction));
    }
  }

  private static void requireProtocol(int protocol) {
    if (protocol < 2 || protocol > NEWEST_PROTOCOL) {
      throw new PickleException("pickle protocol " + protocol + " instead of 2 to 5");
    }
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> items) {
    if (stack.peek() instanceof Opaque) {
      return;
    }
    if (!(stack.peek() instanceof ArrayList<?> list)) {
      throw new PickleException("items are appended to what is not a list");
    }
    ((List<Object>) list).addAll(items);
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> keysAndValues) {
    if (stack.peek() instanceof Opaque) {
      return;
    }
    if (!(stack.peek() instanceof Map<?, ?> map) || keysAndValues.size() % 2 != 0) {
      throw new PickleException("items are put into what is not a dictionary");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      ((Map<Object, Object>) map).put(key(keysAndValues.get(i)), keysAndValues.get(i + 1));
    }
  }

  private static Object key(Object key) {
    if (key instanceof ArrayList || key instanceof Map) {
      throw new PickleException("a dictionary key that Python does not take");
    }
    if (key instanceof byte[] bytes) {
      return latin(bytes);
    }
    return key instanceof String || key instanceof Long ? key : new Opaque("a key of another type");
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** A number in decimal digits, as Python 2 writes what has more than 4 bytes. */
  private static Object written(String digits) {
    if (digits.equals("00") || digits.equals("01")) {
      return digits.equals("01");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new PickleException("`%s` is no whole number".formatted(digits));
    }
  }

  private Object remembered(long index) {
    Object value = memo.get(index);
    if (value == null) {
      throw new PickleException("it refers to a value %d that was never made".formatted(index));
    }
    return value;
  }

  private void stackGlobal(List<Object> names) {
    if (!(names.get(0) instanceof String module) || !(names.get(1) instanceof String name)) {
      throw new PickleException("a name that is not text");
    }
    stack.push(global(module, name));
  }

  private static Object global(String module, String name) {
    Optional<AllowedGlobal> allowed = AllowedGlobal.find(module, name);
    return allowed.isPresent() ? allowed.get() : new Opaque(module + "." + name);
  }

  /** An object of a class, the first of {@code parts}, is nothing that is read. */
  private void instance(List<Object> parts) {
    if (parts.isEmpty()
        || !(parts.get(0) instanceof Opaque) && !(parts.get(0) instanceof AllowedGlobal)) {
      throw new PickleException("an object of what is not a class");
    }
    stack.push(new Opaque("an object of " + parts.get(0)));
  }

  private void reduce(List<Object> call) {
    if (call.get(0) instanceof Opaque) {
      stack.push(call.get(0));
      return;
    }
    if (!(call.get(0) instanceof AllowedGlobal global)
        || !(call.get(1) instanceof List<?> arguments)) {
      throw new PickleException("a call of what is not a function");
    }
    Object made = global.call(arguments);
    if (made instanceof byte[] bytes) {
      encodedBytes += bytes.length;
      if (encodedBytes > in.size()) {
        throw new PickleException("it unpacks to more bytes than it has");
      }
    }
    stack.push(made);
  }

  private void build(Object state) {
    if (stack.peek() instanceof Opaque) {
      return;
    }
    if (!(state instanceof List<?> parts)) {
      throw new PickleException("an object's state that is not a tuple");
    }
    if (stack.peek() instanceof PickledArray array) {
      array.build(parts);
    } else if (stack.peek() instanceof PickledType type) {
      type.build(parts);
    } else {
      throw new PickleException("a state for what is neither array nor element type");
    }
  }
}
