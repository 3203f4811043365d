package io.supercool.storage.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The arrays of an {@code .npz} file by name. Nothing is trusted: the directory is checked first,
 * an array's shape must be its size, its room is capped, its checksum must be right, and no number
 * is NaN or too large. Every fault is an {@link NpzException}. Not thread-safe.
 */
public final class NpzArchive implements Closeable {
  private static final int MAX_TEXT = 64;
  private static final String COPY_AGAIN = MalformedArrayException.COPY_AGAIN;

  /** What a text may take in memory, in doubles. */
  private static final int TEXT_DOUBLES = 8;

  private final Path file;
  private final NpzLimits limits;
  private final ZipFile zip;
  private final NpzDirectory directory;

  private NpzArchive(Path file, NpzLimits limits, ZipFile zip, NpzDirectory directory) {
    this.file = file;
    this.limits = limits;
    this.zip = zip;
    this.directory = directory;
  }

  /**
   * Opens a file and checks its directory.
   *
   * @throws NpzException if it is no archive of arrays, or too large a one
   */
  public static NpzArchive open(Path file, NpzLimits limits) {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException e) {
      throw ForeignMember.find(file)
          .orElseGet(() -> new NpzException(file, "zip directory", e.getMessage(), COPY_AGAIN));
    }
    try {
      return new NpzArchive(file, limits, zip, NpzDirectory.of(file, zip, limits));
    } catch (NpzException e) {
      close(zip);
      throw e;
    } catch (IllegalArgumentException e) {
      // A member's name is no text; it is decoded only when the directory is walked.
      close(zip);
      throw new NpzException(file, "zip directory", e.getMessage(), COPY_AGAIN);
    }
  }

  /** Names of the arrays, without {@code .npy}, in alphabetical order. */
  public Set<String> names() {
    return directory.arrays().keySet();
  }

  /** Names of the members that are no arrays, in the archive's order. */
  public List<String> others() {
    return directory.others();
  }

  /** Type and shape of an array. */
  public ArrayLayout layout(String name) {
    return read(name, NpyMember::layout, false);
  }

  /** All numbers of an array in C order; its shape must be {@code shape}. */
  public double[] numbers(String name, int... shape) {
    return read(
        name,
        member -> {
          requireShape(name, member.layout(), shape);
          return readAll(name, member);
        },
        true);
  }

  /** A single number, whatever its number of axes. */
  public double number(String name) {
    return read(
        name,
        member -> {
          if (member.layout().elements() != 1) {
            throw new MalformedArrayException(
                "has shape " + member.layout().shapeText() + " where one number was expected",
                "write one number");
          }
          return readAll(name, member)[0];
        },
        true);
  }

  /** A single text of 1 to 64 characters. */
  public String text(String name) {
    String text =
        read(
            name,
            member -> {
              if (member.layout().type().isNumber() || member.layout().elements() != 1) {
                throw new MalformedArrayException("is not one text", "write one text");
              }
              return member.readText();
            },
            true);
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw fault(name, "has %d characters".formatted(text.length()), "write 1 to 64");
    }
    return text;
  }

  /** Hands on the texts of an array of one axis, {@code count} of them. */
  public void texts(String name, int count, Consumer<String> text) {
    read(
        name,
        member -> {
          requireShape(name, member.layout(), new int[] {count});
          if (member.layout().type().isNumber()) {
            throw new MalformedArrayException("has numbers where text was expected", "write text");
          }
          requireRoom(name, (long) TEXT_DOUBLES * count);
          for (int i = 0; i < count; i++) {
            text.accept(member.readText());
          }
          return count;
        },
        true);
  }

  /**
   * Hands on an array of {@code shape} row by row, a row being everything after its first {@code
   * leadingAxes}. The array handed on is used again for the next row. {@code row} may throw {@link
   * IllegalArgumentException} for values that it cannot take.
   */
  public void rows(String name, int leadingAxes, int[] shape, Consumer<double[]> row) {
    read(
        name,
        member -> {
          requireShape(name, member.layout(), shape);
          requireNumbers(member);
          long rows = ArrayLayout.product(Arrays.copyOf(shape, leadingAxes));
          int length = requireRoom(name, member.layout().elements() / rows);
          double[] values = new double[length];
          double[] all = member.layout().fortranOrder() ? readAll(name, member) : null;
          for (int r = 0; r < rows; r++) {
            if (all == null) {
              member.read(values);
            } else {
              System.arraycopy(all, r * length, values, 0, length);
            }
            hand(values, row);
          }
          return rows;
        },
        true);
  }

  /** A fault of one of this file's arrays. */
  public NpzException fault(String name, String reason, String advice) {
    return new NpzException(file, "array " + name, reason, advice);
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Reading<T> {
    T from(NpyMember member) throws IOException;
  }

  private <T> T read(String name, Reading<T> reading, boolean toEnd) {
    ZipEntry entry = directory.arrays().get(name);
    if (entry == null) {
      throw fault(name, "is missing", "add it; the file holds " + names());
    }
    try (InputStream in = zip.getInputStream(entry)) {
      NpyMember member = new NpyMember(in, entry.getSize(), entry.getCrc(), limits.maxMagnitude());
      T result = reading.from(member);
      if (toEnd) {
        member.end();
      }
      return result;
    } catch (MalformedArrayException e) {
      throw new NpzException(file, "array " + name, e);
    } catch (IOException e) {
      throw fault(name, "cannot be unpacked: " + e.getMessage(), COPY_AGAIN);
    }
  }

  private double[] readAll(String name, NpyMember member) throws IOException {
    requireNumbers(member);
    double[] values = new double[requireRoom(name, member.layout().elements())];
    member.read(values);
    return member.layout().inRowOrder(values);
  }

  private static void hand(double[] values, Consumer<double[]> row) {
    try {
      row.accept(values);
    } catch (IllegalArgumentException e) {
      throw new MalformedArrayException(
          String.valueOf(e.getMessage()), "correct it; see docs/reference/formats.md");
    }
  }

  private static void requireNumbers(NpyMember member) {
    if (!member.layout().type().isNumber()) {
      throw new MalformedArrayException("is text where numbers were expected", "write numbers");
    }
  }

  private int requireRoom(String name, long elements) {
    if (elements > limits.array().bytes() / Double.BYTES) {
      throw fault(
          name,
          "%d numbers are more than the %d MiB allowed for one array"
              .formatted(elements, limits.array().bytes() >> 20),
          "raise %s if you trust it".formatted(limits.array().setting()));
    }
    return (int) elements;
  }

  private void requireShape(String name, ArrayLayout layout, int[] shape) {
    if (!Arrays.equals(layout.shape(), shape)) {
      throw fault(
          name,
          "has shape %s where %s was expected"
              .formatted(layout.shapeText(), ArrayLayout.shapeText(shape)),
          "see docs/reference/formats.md");
    }
  }
}
