package io.supercool.contracts.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.event.MetricEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is on the wire is what is stored, to the byte, so that nothing changes there unseen. {@code
 * golden/SCHEMA-VERSION/NAME.arrow} or {@code .json} is a record, {@code NAME.txt} the same to read
 * and to see a difference in. Folders of versions that were stay: their records are refused, or
 * read as what they would be today.
 */
class GoldenFilesTest {
  private static final Path ROOT = Path.of("src/test/resources/golden");
  private static final String TEXT = ".txt";
  private static final String REWRITE = "supercool.golden.rewrite";
  private static final String REMEDY =
      "If the change is meant: give the schema the next version, so that no reader takes one for"
          + " the other, and write the files of today's versions with mvn -pl contracts test"
          + " -Dtest=GoldenFilesTest -D%s=true; then look at git diff.".formatted(REWRITE);

  private static final List<Golden<?>> GOLDEN = GoldenObjects.all();

  static List<Golden<?>> golden() {
    return GOLDEN;
  }

  static List<Golden<?>> goldenArrow() {
    return GOLDEN.stream().filter(golden -> golden.suffix().equals(".arrow")).toList();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void whatIsWrittenIsWhatIsStored(Golden<?> golden) throws IOException {
    Path folder = ROOT.resolve(golden.folder());
    if (Boolean.getBoolean(REWRITE)) {
      write(golden, folder);
      fail("Written: %s. Look at git diff, and test without -D%s.", folder, REWRITE);
    }
    for (int block = 0; block < golden.records().size(); block++) {
      byte[] record = golden.records().get(block);
      Path file = folder.resolve(golden.file(block) + golden.suffix());
      Path text = folder.resolve(golden.file(block) + TEXT);
      if (!Files.exists(file) || !Files.exists(text)) {
        fail("%s or its %s is missing. %s", file, text.getFileName(), REMEDY);
      }
      byte[] stored = Files.readAllBytes(file);
      String read = Files.readString(text);
      String readToday = golden.text().apply(record);
      int difference = Arrays.mismatch(stored, record);
      if (difference >= 0) {
        fail(
            "%s: today's record differs from byte %d on (%d stored, %d today). As text:%n%s%n%s",
            file, difference, stored.length, record.length, lines(read, readToday), REMEDY);
      }
      if (!read.equals(readToday)) {
        fail("%s does not say what the record does:%n%s%n%s", text, lines(read, readToday), REMEDY);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("golden")
  void whatIsStoredIsReadAsItWas(Golden<?> golden) throws IOException {
    assumeFalse(Boolean.getBoolean(REWRITE), "only written");
    List<byte[]> records = new ArrayList<>();
    Path folder = ROOT.resolve(golden.folder());
    for (int block = 0; block < golden.records().size(); block++) {
      Path file = folder.resolve(golden.file(block) + golden.suffix());
      if (!Files.exists(file)) {
        fail("%s is missing. %s", file, REMEDY);
      }
      records.add(Files.readAllBytes(file));
    }
    String what = folder.resolve(golden.name()) + golden.suffix();
    try {
      assertRead(what, golden.reader().apply(records), golden);
    } catch (ContractException e) {
      fail("%s is refused: %s. %s".formatted(what, e.getMessage(), REMEDY), e);
    }
  }

  @Test
  void everyFileOfTodaysVersionsIsOfAnObject() throws IOException {
    Set<Path> due =
        GOLDEN.stream()
            .flatMap(
                golden ->
                    Stream.of(golden.suffix(), TEXT)
                        .flatMap(
                            suffix ->
                                Stream.iterate(0, block -> block + 1)
                                    .limit(golden.records().size())
                                    .map(block -> golden.file(block) + suffix))
                        .map(ROOT.resolve(golden.folder())::resolve))
            .collect(Collectors.toSet());
    for (Path folder : folders()) {
      if (isOfToday(folder)) {
        assertThat(list(folder)).as("an object went: delete its files").allMatch(due::contains);
      }
    }
  }

  @TestFactory
  List<DynamicTest> recordsOfVersionsThatWereAreRefusedOrUpgraded() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders()) {
      if (!isOfToday(folder)) {
        Golden<?> kind = kind(folder);
        records(folder, kind.suffix())
            .forEach(
                (name, records) ->
                    tests.add(
                        DynamicTest.dynamicTest(
                            folder.getFileName() + " " + name,
                            () -> refusedOrUpgraded(folder, kind, name, records))));
      }
    }
    return tests;
  }

  /** Also before there is an older version: the next one is, to today's code, another one too. */
  @ParameterizedTest
  @MethodSource("goldenArrow")
  void anotherVersionIsRefused(Golden<?> golden) {
    String schema = golden.schema();
    char version = schema.charAt(schema.length() - 1);
    String another =
        schema.substring(0, schema.length() - 1) + (version == '9' ? '0' : (char) (version + 1));
    List<byte[]> others =
        golden.records().stream()
            .map(record -> new String(record, ISO_8859_1).replace(schema, another))
            .map(text -> text.getBytes(ISO_8859_1))
            .toList();
    assertThatThrownBy(() -> golden.reader().apply(others))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(
            "schema %s: this version reads %s; publish the source again", another, schema);
  }

  @Test
  void everyKindOfEventIsKept() {
    Set<Class<?>> kept =
        GOLDEN.stream().map(golden -> golden.object().getClass()).collect(Collectors.toSet());
    assertThat(kept).contains(MetricEvent.class.getPermittedSubclasses());
  }

  /** Upgraded: read as today's object of the same name. */
  private static void refusedOrUpgraded(
      Path folder, Golden<?> kind, String name, List<byte[]> records) {
    String what = folder.resolve(name) + kind.suffix();
    Object read;
    try {
      read = kind.reader().apply(records);
    } catch (ContractException e) {
      String version = folder.getFileName().toString().substring(kind.kind().length() + 1);
      // JSON does not say its version: what it lacks is named.
      assertThat(e)
          .as("%s is refused, but not clearly", what)
          .hasMessageContaining(
              kind.suffix().equals(".json")
                  ? "not a "
                  : "schema %s/%s: this version reads %s; publish the source again"
                      .formatted(kind.kind(), version, kind.schema()));
      return;
    }
    Golden<?> today =
        GOLDEN.stream()
            .filter(golden -> golden.schema().equals(kind.schema()) && golden.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(what + " is read, and no object of today says as what"));
    assertRead(what, read, today);
  }

  private static void assertRead(String what, Object read, Golden<?> golden) {
    try {
      Exactly.assertSame(read, golden.object());
    } catch (AssertionError e) {
      throw new AssertionError("%s is not read as %s: %s".formatted(what, golden, e.getMessage()));
    }
  }

  /** The records of each object in a folder, in order of their blocks. */
  private static Map<String, List<byte[]>> records(Path folder, String suffix) throws IOException {
    Map<String, List<byte[]>> records = new TreeMap<>();
    for (Path file : list(folder)) {
      String name = file.getFileName().toString();
      if (name.endsWith(suffix)) {
        String object =
            name.substring(0, name.length() - suffix.length()).replaceFirst("\\.block-\\d+$", "");
        records.computeIfAbsent(object, first -> new ArrayList<>()).add(Files.readAllBytes(file));
      }
    }
    return records;
  }

  /** An object of the same schema, whatever its version. */
  private static Golden<?> kind(Path folder) {
    String name = folder.getFileName().toString();
    String kind = name.substring(0, Math.max(0, name.lastIndexOf('-')));
    return GOLDEN.stream()
        .filter(golden -> golden.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(folder + ": no object is of this schema, in any version"));
  }

  private static boolean isOfToday(Path folder) {
    String name = folder.getFileName().toString();
    return GOLDEN.stream().anyMatch(golden -> golden.folder().equals(name));
  }

  private static List<Path> folders() throws IOException {
    return list(ROOT).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void write(Golden<?> golden, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (int block = 0; block < golden.records().size(); block++) {
      byte[] record = golden.records().get(block);
      String file = golden.file(block);
      Files.write(folder.resolve(file + golden.suffix()), record);
      Files.write(folder.resolve(file + TEXT), golden.text().apply(record).getBytes(UTF_8));
    }
  }

  /** The first line in which two texts differ. */
  private static String lines(String stored, String today) {
    List<String> before = stored.lines().toList();
    List<String> after = today.lines().toList();
    for (int line = 0; line < Math.max(before.size(), after.size()); line++) {
      String was = line(before, line);
      String is = line(after, line);
      if (was == null || !was.equals(is)) {
        return "line %d stored: %s%nline %d today:  %s".formatted(line + 1, was, line + 1, is);
      }
    }
    return "no difference";
  }

  private static @Nullable String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : null;
  }
}
