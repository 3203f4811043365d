package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.launcher.configuration.GraphOptions;
import io.supercool.launcher.files.Installation;
import io.supercool.launcher.files.RunFolder;
import io.supercool.launcher.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemPlanTest {
  /** What every service is told. */
  private static final List<String> COMMON =
      List.of(
          "KAFKA_BOOTSTRAP_SERVERS",
          "MALLOC_ARENA_MAX",
          "QUARKUS_HTTP_HOST",
          "QUARKUS_HTTP_PORT",
          "SUPERCOOL_ADDRESS",
          "SUPERCOOL_INSTANCE",
          "SUPERCOOL_GROUP_MEMBER");

  @TempDir Path folder;

  @BeforeEach
  void installation() throws IOException {
    for (Service service : Service.values()) {
      Path app = folder.resolve(service.folder()).resolve("target/quarkus-app");
      Files.createDirectories(app);
      Files.createFile(app.resolve("quarkus-run.jar"));
    }
    Files.createDirectories(folder.resolve("embedded-broker/target/lib"));
    Files.createFile(folder.resolve("embedded-broker/target/embedded-broker-1.jar"));
  }

  @Test
  void eachServiceIsToldWhatConcernsItAlone() {
    SystemPlan plan = plan(SystemOptions.alone(Map.of("SUPERCOOL_GRAPH_SERVICES", "1")));

    Map<String, List<String>> own = new TreeMap<>();
    for (Program service : plan.services()) {
      TreeSet<String> variables = new TreeSet<>(service.environment().keySet());
      assertThat(variables).containsAll(COMMON);
      COMMON.forEach(variables::remove);
      own.put(service.name(), List.copyOf(variables));
    }
    assertThat(own)
        .isEqualTo(
            Map.of(
                "ingest-service",
                List.of("SUPERCOOL_INGEST_STATE_DIRECTORY"),
                "graph-service",
                List.of("SUPERCOOL_GRAPH_CONTINUATIONS", "SUPERCOOL_GRAPH_CUTOFF"),
                "label-service",
                List.of("SUPERCOOL_LABELS_STATE_DIRECTORY"),
                "model-service",
                List.of("OMP_WAIT_POLICY", "SUPERCOOL_MODELS_DIRECTORY"),
                "metrics-dashboard",
                List.of()));
  }

  @Test
  void invariantsReachTheModelService() {
    SystemPlan plan = plan(SystemOptions.alone(Map.of()).withInvariants(true));

    assertThat(named(plan, "model-service").environment())
        .containsEntry("SUPERCOOL_MODELS_INVARIANTS", "true");
  }

  @Test
  void thePageIsTheDashboards() {
    SystemPlan plan = plan(SystemOptions.alone(Map.of()));

    assertThat(plan.page()).isEqualTo(named(plan, "metrics-dashboard").address() + "/");
  }

  @Test
  void graphServicesShareTheProcessorsUnderNamesOfTheirOwn() {
    SystemPlan plan = plan(SystemOptions.alone(Map.of("SUPERCOOL_GRAPH_SERVICES", "2")));

    assertThat(named(plan, "graph-service-2").environment())
        .containsEntry("SUPERCOOL_INSTANCE", "graph-service-2")
        .as("its name on a cluster that other checkouts use too")
        .hasEntrySatisfying(
            "SUPERCOOL_GROUP_MEMBER",
            member -> assertThat(member).matches("graph-service-2-[0-9a-f]{8}"));
    assertThat(named(plan, "graph-service").command())
        .anyMatch(argument -> argument.contains("ForkJoinPool.common.parallelism="));
    assertThat(named(plan, "label-service").command())
        .noneMatch(argument -> argument.contains("ForkJoinPool"));
    assertThat(plan.services()).extracting(Program::address).doesNotHaveDuplicates();
  }

  @Test
  void aClusterThatIsGivenIsUsedInPlaceOfTheBroker() {
    SystemPlan own = plan(SystemOptions.alone(Map.of()));
    SystemPlan given = plan(SystemOptions.alone(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092")));

    assertThat(own.broker()).isNotNull();
    assertThat(own.broker().command()).containsSequence("--port", port(own));
    assertThat(given.broker()).isNull();
    assertThat(given.cluster().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(named(given, "ingest-service").environment())
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092");
  }

  private SystemPlan plan(SystemOptions options) {
    return SystemPlan.of(
        new Installation(folder),
        new RunFolder(folder.resolve("run"), folder.resolve("run/logs")),
        new GraphOptions(2.0, 8),
        options);
  }

  private static Program named(SystemPlan plan, String name) {
    return plan.services().stream()
        .filter(program -> program.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String port(SystemPlan plan) {
    return plan.cluster().bootstrapServers().replaceFirst(".*:", "");
  }
}
