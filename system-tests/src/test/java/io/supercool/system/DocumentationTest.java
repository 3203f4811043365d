package io.supercool.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.supercool.contracts.event.MetricEvent;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference pages say what the code says. */
class DocumentationTest {
  private static final Path DOCS = Repository.ROOT.resolve("docs");
  private static final Path COMMANDS =
      Repository.ROOT.resolve("launcher/src/main/java/io/supercool/launcher/command");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

  @Test
  void theConfigurationFilesKeysAndDefaultsAreDocumented() {
    Map<String, String> defaults = new TreeMap<>();
    String section = "";
    for (String line :
        read("launcher/src/main/resources/io/supercool/launcher/configuration/default.yaml")
            .lines()
            .toList()) {
      if (line.matches("\\w+:")) {
        section = line.substring(0, line.length() - 1);
      } else if (line.matches("  \\w+: .*")) {
        String[] entry = line.strip().split(": ", 2);
        defaults.put(section + "." + entry[0], entry[1]);
      }
    }
    assertThat(rows("docs/reference/settings.md", "(?:graph|network|training)\\.\\w+"))
        .isNotEmpty()
        .isEqualTo(defaults);
  }

  @Test
  void theServicesPropertiesAndDefaultsAreDocumented() {
    Map<String, String> documented = rows("docs/reference/settings.md", "supercool\\.[a-z.-]+");
    Map<String, String> properties = new TreeMap<>();
    for (String source : sources()) {
      properties.putAll(mapped(source));
      matches("@ConfigProperty\\(name = \"(supercool\\.[a-z.-]+)\"", source)
          .forEach(match -> properties.putIfAbsent(match.group(1), ""));
    }
    assertThat(documented).isNotEmpty().containsOnlyKeys(properties.keySet());
    properties.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            assertThat(documented).containsEntry(name, value);
          }
        });
  }

  /** Properties with their defaults, empty where it is optional, of a {@code @ConfigMapping}. */
  private static Map<String, String> mapped(String source) {
    Map<String, String> properties = new TreeMap<>();
    for (MatchResult mapping : matches("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)", source)) {
      for (MatchResult method :
          matches("(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+)?[\\w<>]+ (\\w+)\\(\\);", source)) {
        String name = method.group(2).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        String value = method.group(1) == null ? "" : method.group(1);
        properties.put(mapping.group(1) + "." + name, value);
      }
    }
    return properties;
  }

  @Test
  void everyTopicIsDocumentedWithItsPartitions() {
    List<List<String>> rows = table("docs/reference/contracts.md", "supercool\\.\\w+\\.v1");
    for (Topic<?> topic : Topics.ALL) {
      assertThat(rows)
          .as(topic.name())
          .anySatisfy(
              row -> {
                assertThat(row.get(0)).isEqualTo("`" + topic.name() + "`");
                assertThat(row).contains(String.valueOf(topic.partitions()));
              });
    }
  }

  @Test
  void everyEventIsDocumentedWithItsFields() {
    Map<String, List<String>> documented = new TreeMap<>();
    for (List<String> row : table("docs/reference/metrics.md", "[a-z]+\\.[a-z]+")) {
      documented
          .computeIfAbsent(row.get(0).replace("`", ""), type -> new ArrayList<>())
          .addAll(matches("`(\\w+)`", row.get(1)).stream().map(m -> m.group(1)).toList());
    }
    Map<String, List<String>> events = new TreeMap<>();
    for (JsonSubTypes.Type type : MetricEvent.class.getAnnotation(JsonSubTypes.class).value()) {
      events.put(
          type.name(),
          Arrays.stream(type.value().getRecordComponents()).map(RecordComponent::getName).toList());
    }
    assertThat(documented).containsAllEntriesOf(events);
  }

  @Test
  void everyOptionOfEveryCommandIsDocumented() {
    Map<String, String> sections = new TreeMap<>();
    for (String section : read("docs/reference/commands.md").split("(?m)^##+ ")) {
      sections.put(section.lines().findFirst().orElse(""), section);
    }
    List<Path> commands = files(COMMANDS, "Command.java");
    assertThat(commands).isNotEmpty();
    for (Path file : commands) {
      String source = read(file);
      String command = name(file, source);
      List<String> options = new ArrayList<>(options(source));
      for (MatchResult mixin : matches("@Mixin\\s+private (\\w+) ", source)) {
        options.addAll(options(read(file.resolveSibling(mixin.group(1) + ".java"))));
      }
      assertThat(sections).containsKey(command);
      assertThat(
              matches("(?m)^\\| `(--[a-z-]+)` \\|", sections.get(command)).stream()
                  .map(m -> m.group(1)))
          .as(command)
          .containsExactlyInAnyOrderElementsOf(options);
    }
  }

  /** Subcommands are in a folder of their own, beside the command that they are of. */
  private static String name(Path file, String source) {
    if (file.getParent().equals(COMMANDS) || source.contains("subcommands = ")) {
      return name(source);
    }
    String parent =
        files(file.getParent(), "Command.java").stream()
            .map(DocumentationTest::read)
            .filter(other -> other.contains("subcommands = "))
            .findAny()
            .orElseThrow();
    return name(parent) + " " + name(source);
  }

  private static String name(String source) {
    return matches("@Command\\(\\s*name = \"([a-z-]+)\"", source).get(0).group(1);
  }

  private static List<String> options(String source) {
    return matches("names = \"(--[a-z-]+)\"", source).stream().map(m -> m.group(1)).toList();
  }

  @Test
  void everyMeterIsDocumented() {
    String page = read("docs/reference/metrics.md");
    Pattern meter =
        Pattern.compile(
            "(?:\\.(?:counter|timer|gauge|summary|builder)\\(|gauge\\(\\s*meters,)\\s*\"(supercool\\.[a-z.]+)\"");
    List<String> meters =
        sources().stream()
            .flatMap(source -> meter.matcher(source).results())
            .map(match -> match.group(1).replace('.', '_'))
            .distinct()
            .toList();
    assertThat(meters).isNotEmpty().allSatisfy(name -> assertThat(page).contains("`" + name));
  }

  @Test
  void everyNameInCodeOfTheGlossaryIsInTheCode() {
    String code = String.join("\n", sources());
    for (List<String> row : tableRows(read("docs/glossary.md"))) {
      if (row.size() == 4) {
        matches("`(\\w+)`", row.get(2))
            .forEach(
                name ->
                    assertThat(Pattern.compile("\\b" + name.group(1) + "\\b").matcher(code).find())
                        .as("%s of the glossary is in the code", name.group(1))
                        .isTrue());
      }
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    List<Path> pages = new ArrayList<>(files(DOCS, ".md"));
    List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
        .forEach(page -> pages.add(Repository.ROOT.resolve(page)));
    for (Path page : pages) {
      for (MatchResult link : LINK.matcher(read(page)).results().toList()) {
        if (!link.group(1).matches("(?:https?|mailto):.*")) {
          assertThat(page.resolveSibling(link.group(1))).as("%s", page).exists();
        }
      }
    }
  }

  @Test
  void everyGuaranteeNamesATestThatExists() {
    List<String> tests =
        files(Repository.ROOT, ".java").stream()
            .filter(file -> file.toString().contains("/src/test/"))
            .map(file -> file.getFileName().toString().replace(".java", ""))
            .toList();
    String page = read("docs/reference/guarantees.md");
    List<MatchResult> promises = matches("(?m)^\\| [^|]+\\. \\| (.+) \\|$", page);
    assertThat(promises).hasSizeGreaterThan(15);
    for (MatchResult promise : promises) {
      List<String> named =
          matches("`(\\w+)`", promise.group(1)).stream().map(name -> name.group(1)).toList();
      assertThat(named).as(promise.group()).isNotEmpty().isSubsetOf(tests);
    }
  }

  /** First and second column of the rows whose first column is code that matches. */
  private static Map<String, String> rows(String page, String first) {
    Map<String, String> rows = new TreeMap<>();
    table(page, first).forEach(row -> rows.put(row.get(0).replace("`", ""), row.get(1)));
    return rows;
  }

  private static List<List<String>> table(String page, String first) {
    return tableRows(read(page)).stream()
        .filter(row -> row.size() > 1 && row.get(0).matches("`" + first + "`"))
        .toList();
  }

  private static List<List<String>> tableRows(String page) {
    return page.lines()
        .filter(line -> line.startsWith("| "))
        .map(line -> line.substring(1, line.length() - 1).split("\\|", -1))
        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
        .toList();
  }

  private static List<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().toList();
  }

  private static List<String> sources() {
    try (Stream<Path> modules = Files.list(Repository.ROOT)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .flatMap(module -> files(module, ".java").stream())
          .map(DocumentationTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(file -> file.toString().endsWith(suffix)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    return read(Repository.ROOT.resolve(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
