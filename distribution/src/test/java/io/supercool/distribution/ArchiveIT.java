package io.supercool.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The archive, unpacked and used where there is no Maven and no compiler. */
class ArchiveIT {
  private static final String NAME = "supercool-" + System.getProperty("supercool.version");
  private static final Path MADE = Path.of("target").toAbsolutePath();

  /** All of a system's commands that the script calls. */
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "find", "head", "sed", "sort");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final List<String> SERVICES =
      List.of(
          "ingest-service", "graph-service", "label-service", "model-service", "metrics-dashboard");

  private static final Path FOLDER = MADE.resolve("unpacked");

  private static Path unpacked;
  private static Path path;

  @BeforeAll
  static void unpack() throws Exception {
    assertThat(said(MADE, Map.of(), 0, "sha256sum", "--check", NAME + ".tar.gz.sha256"))
        .contains("OK");
    said(MADE, Map.of(), 0, "rm", "-rf", FOLDER.toString());
    Files.createDirectory(FOLDER);
    said(FOLDER, Map.of(), 0, "tar", "-xzf", MADE.resolve(NAME + ".tar.gz").toString());
    unpacked = FOLDER.resolve(NAME);
    path = Files.createDirectory(FOLDER.resolve("path"));
    for (String tool : TOOLS) {
      Files.createSymbolicLink(path.resolve(tool), Path.of("/usr/bin", tool).toRealPath());
    }
    Files.createSymbolicLink(
        path.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
  }

  @Test
  void aJavaRuntimeAloneRunsIt() throws Exception {
    assertThat(supercool(0, "--help")).contains("predict", "doctor");
    assertThat(supercool(0, "models", "list")).contains("kob-andersen-3d");
    assertThat(supercool(0, "check", "samples/ka/test/*.npz")).contains("4096");
    assertThat(supercool(1, "benchmark")).contains("Run it in a checkout");
    assertThat(unpacked.resolve(".supercool/build.log")).doesNotExist();
  }

  @Test
  void theDoctorAsksForNoMaven() throws Exception {
    List<JsonNode> findings = new ArrayList<>();
    // Its status is that of this machine.
    for (String line : supercool(null, "doctor", "--json").lines().toList()) {
      findings.add(new ObjectMapper().readTree(line));
    }
    assertThat(findings)
        .extracting(finding -> finding.get("check").asText())
        .contains("java", "build")
        .doesNotContain("compiler", "maven");
    assertThat(findings)
        .filteredOn(finding -> finding.get("check").asText().equals("build"))
        .extracting(finding -> finding.get("level").asText())
        .containsExactly("OK");
  }

  @Test
  void imagesAreBuiltFromIt() throws IOException {
    assertThat(Files.readString(unpacked.resolve("deploy/Dockerfile")))
        .contains("COPY ${SERVICE}/target/quarkus-app/");
    assertThat(unpacked.resolve("docker-compose.yml")).exists();
    for (String service : SERVICES) {
      assertThat(unpacked.resolve(service).resolve("target/quarkus-app/quarkus-run.jar")).exists();
    }
  }

  @Test
  void everyLinkOfADocumentLeadsSomewhere() throws IOException {
    List<Path> pages = files(".md");
    assertThat(pages).hasSizeGreaterThan(50);
    for (Path page : pages) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        if (!link.group(1).matches("(?:https?|mailto):.*")) {
          assertThat(page.resolveSibling(link.group(1))).as("%s", page).exists();
        }
      }
    }
  }

  @Test
  void noJarIsThereTwice() throws Exception {
    Map<String, Object> files = new HashMap<>();
    for (Path jar : files(".jar")) {
      Object file = Files.getAttribute(jar, "unix:ino");
      assertThat(files.computeIfAbsent(hash(jar), first -> file)).as("%s", jar).isEqualTo(file);
    }
    assertThat(files).hasSizeGreaterThan(200);
  }

  @Test
  void theBillOfMaterialsNamesEveryJar() throws Exception {
    Path bill = unpacked.resolve(NAME + ".cdx.json");
    assertThat(bill).hasSameBinaryContentAs(MADE.resolve(NAME + ".cdx.json"));
    Set<String> named = new TreeSet<>();
    for (JsonNode component : new ObjectMapper().readTree(bill.toFile()).get("components")) {
      for (JsonNode hash : component.path("hashes")) {
        named.add(hash.get("content").asText());
      }
    }
    Set<String> missing = new TreeSet<>();
    for (Path jar : files(".jar")) {
      String name = jar.getFileName().toString();
      // Quarkus makes these of a service's own classes, and leaves classes out of the last.
      boolean made =
          Set.of("quarkus-run.jar", "generated-bytecode.jar", "transformed-bytecode.jar")
                  .contains(name)
              || jar.getParent().endsWith("app")
              || name.startsWith("io.opentelemetry.opentelemetry-exporter-otlp-1");
      if (!made && !named.contains(hash(jar))) {
        missing.add(name);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static String supercool(Integer status, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(unpacked.resolve("supercool").toString()));
    command.addAll(List.of(arguments));
    Map<String, String> environment =
        Map.of("PATH", path.toString(), "XDG_DATA_HOME", FOLDER.resolve("data").toString());
    return said(unpacked, environment, status, command.toArray(String[]::new));
  }

  /** What a command prints, which ends with {@code status} if there is one. */
  private static String said(
      Path where, Map<String, String> environment, Integer status, String... command)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    for (String variable : List.of("JAVA_HOME", "SUPERCOOL_BUILD", "KAFKA_BOOTSTRAP_SERVERS")) {
      builder.environment().remove(variable);
    }
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    int ended = process.waitFor();
    if (status != null) {
      assertThat(ended).as(output).isEqualTo(status);
    }
    return output;
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> tree = Files.walk(unpacked)) {
      return tree.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static String hash(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
