package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md asks of every source file. */
class SourceStyleTest {
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public[a-z \\-]* (class|record|interface|enum) ");

  /**
   * Words of earlier versions where the glossary has others: continuation, trajectory, propensity,
   * time-reversed replicas, lag times; and MAX.
   */
  private static final Pattern OLD_WORD =
      Pattern.compile(
          "[Bb]eginnings|\\bString run\\b|run~|(?:un)?[Ll]abelled[A-Z(]|\\b[Rr]eversals\\b"
              + "|\\blags\\b(?!\")|MOST_[A-Z]");

  @Test
  void medianFileIsUnder90Lines() {
    List<Integer> lengths =
        javaFiles("src").stream().map(file -> read(file).lines().toList().size()).sorted().toList();

    assertThat(lengths.get(lengths.size() / 2)).isLessThan(90);
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    assertThat(javaFiles("src/main"))
        .filteredOn(file -> PUBLIC_TYPE.matcher(read(file)).find())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(beforeTheType(read(file))).as("%s", file).contains("/**"));
  }

  @Test
  void everyPackageIsDescribedAndNullMarked() {
    assertThat(javaFiles("src/main"))
        .isNotEmpty()
        .allSatisfy(
            file -> {
              String description = read(file.resolveSibling("package-info.java"));
              assertThat(description).startsWith("/**").contains("@NullMarked");
            });
  }

  /** A reader must not have to count arguments: withers and builders say what each is. */
  @Test
  void noConstructorCallLeavesTheReaderToCount() {
    for (Path file : javaFiles("src/main")) {
      for (ConstructorCall call : ConstructorCall.in(read(file))) {
        if (call.type().equals("ProcessBuilder")) {
          continue; // Words of a command line, which are read as one.
        }
        assertThat(call.nulls()).as("null arguments of %s in %s", call, file).isLessThan(2);
        assertThat(call.adjacentLiterals()).as("literals of %s in %s", call, file).isLessThan(4);
      }
    }
  }

  @Test
  void aCallThatLeavesTheReaderToCountIsFound() {
    String source =
        """
        // new Comment(1, 2, 3, 4);
        new Four(a, 1e-2, -1, 0.5, true, f(2, 3));
        new Two(null, "a, b", "(", null, List.of(null, null));
        """;
    List<ConstructorCall> calls = ConstructorCall.in(source);
    assertThat(calls).extracting(ConstructorCall::type).containsExactly("Four", "Two");
    assertThat(calls).extracting(ConstructorCall::adjacentLiterals).containsExactly(4, 4);
    assertThat(calls).extracting(ConstructorCall::nulls).containsExactly(0L, 2L);
  }

  @Test
  void theGlossarysWordsReplaceTheOldOnes() {
    assertThat(javaFiles("src/main"))
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(read(file).lines()).as("%s", file).noneMatch(SourceStyleTest::isOld));
  }

  @Test
  void anOldWordIsFoundAndOneThatOldRecordsHaveIsNot() {
    assertThat(
            List.of(
                "record Beginnings(List<Graph> beginnings) {",
                "static Configuration real(String run) {",
                "Graph labelled(Propensity propensity) {",
                "int reversals,",
                "double[] lags,",
                "private static final int MOST_EDGES = 1;"))
        .allMatch(SourceStyleTest::isOld);
    assertThat(
            List.of(
                "consumer.seekToBeginning(partitions);",
                "@JsonAlias(\"reversals\") int timeReversedReplicas,",
                "public static final String LAG_TIMES = \"lags\";",
                "runnable.run();"))
        .noneMatch(SourceStyleTest::isOld);
  }

  /** JSON of earlier versions is still read, under its old names. */
  private static boolean isOld(String line) {
    return !line.contains("@JsonAlias") && OLD_WORD.matcher(line).find();
  }

  @Test
  void packagesAreRoomsThatCanBeOverseen() {
    Map<Path, Long> sizes =
        javaFiles("src/main").stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
    assertThat(sizes).isNotEmpty();
    assertThat(sizes.entrySet())
        .allSatisfy(size -> assertThat(size.getValue()).as("%s", size).isLessThanOrEqualTo(18));
  }

  /** What stands between the imports and the public type. */
  private static String beforeTheType(String source) {
    Matcher type = PUBLIC_TYPE.matcher(source);
    assertThat(type.find()).isTrue();
    return source.substring(
        Math.max(0, source.lastIndexOf("\nimport ", type.start())), type.start());
  }

  private static List<Path> javaFiles(String part) {
    try (Stream<Path> modules = Files.list(Repository.ROOT)) {
      return modules
          .map(module -> module.resolve(part))
          .filter(Files::isDirectory)
          .flatMap(SourceStyleTest::javaFilesUnder)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFilesUnder(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
