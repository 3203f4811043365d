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

  /** Words of earlier versions; the glossary has those of the field. */
  private static final Pattern COINAGE =
      Pattern.compile("[Bb]eginnings?Of|\\bBeginning|beginnings\\(|run~|\\blabelled\\(|MOST_[A-Z]");

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
  void theGlossarysWordsReplaceTheOldOnes() {
    assertThat(javaFiles("src/main"))
        .allSatisfy(
            file ->
                assertThat(read(file).lines())
                    .as("%s", file)
                    .noneMatch(line -> COINAGE.matcher(line).find()));
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
