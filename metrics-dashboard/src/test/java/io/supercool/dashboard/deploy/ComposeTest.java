package io.supercool.dashboard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.supercool.dashboard.state.pipeline.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml promises, as far as it can be known without a Docker daemon. */
class ComposeTest {
  private final JsonNode compose = Repository.yaml("docker-compose.yml");

  ComposeTest() throws IOException {}

  @Test
  void eachServiceIsBuiltFromItsModulesJars() throws IOException {
    for (String name : Services.NAMES) {
      JsonNode build = compose.at("/services/" + name + "/build");
      assertThat(build.at("/args/SERVICE").asText()).isEqualTo(name);
      assertThat(Repository.ROOT.resolve(build.get("dockerfile").asText())).exists();
      assertThat(Repository.ROOT.resolve(name).resolve("pom.xml")).exists();
    }
    assertThat(Repository.text("deploy/Dockerfile"))
        .contains("${SERVICE}/target/quarkus-app/", "HEALTHCHECK", "USER supercool");
  }

  @Test
  void eachServiceHasTheLaunchersVariablesAndWaitsForKafka() {
    for (String name : Services.NAMES) {
      JsonNode service = compose.at("/services/" + name);
      assertThat(service.at("/environment/KAFKA_BOOTSTRAP_SERVERS").asText())
          .isEqualTo("kafka:9092");
      assertThat(service.get("environment").has("QUARKUS_HTTP_PORT")).isTrue();
      assertThat(service.get("environment").has("SUPERCOOL_INSTANCE")).isTrue();
      assertThat(service.get("environment").has("SUPERCOOL_ADDRESS")).isTrue();
      assertThat(service.at("/depends_on/kafka/condition").asText()).isEqualTo("service_healthy");
    }
  }

  @Test
  void dataIsReadOnlyAndCheckpointsAreKept() {
    assertThat(compose.at("/services/ingest-service/volumes/0").asText()).endsWith(":/data:ro");
    String models =
        compose.at("/services/model-service/environment/SUPERCOOL_MODELS_DIRECTORY").asText();
    assertThat(compose.at("/services/model-service/volumes/0").asText())
        .isEqualTo("models:" + models);
    assertThat(compose.get("volumes").has("models")).isTrue();
  }

  @Test
  void whatOthersWaitForIsHealthCheckedAndEveryMountedFileExists() {
    for (String name : List.of("kafka", "prometheus", "grafana")) {
      assertThat(compose.at("/services/" + name + "/healthcheck/test")).isNotEmpty();
    }
    for (String name : List.of("prometheus", "grafana")) {
      for (JsonNode volume : compose.at("/services/" + name + "/volumes")) {
        if (volume.asText().startsWith("./")) {
          Path mounted = Repository.ROOT.resolve(volume.asText().split(":")[0]).normalize();
          assertThat(mounted).isDirectory();
        }
      }
    }
  }

  @Test
  void tracesAreForThoseWhoAskForThem() throws IOException {
    assertThat(compose.at("/services/jaeger/profiles/0").asText()).isEqualTo("tracing");
    String image = compose.at("/services/jaeger/image").asText();
    assertThat(image).matches("jaegertracing/jaeger:\\d+\\.\\d+\\.\\d+");
    assertThat(Repository.text("docs/how-to/operate.md"))
        .contains(image, "OTEL_EXPORTER_OTLP_ENDPOINT=http://jaeger:4318");
    for (String name : Services.NAMES) {
      assertThat(compose.at("/services/" + name + "/environment/OTEL_EXPORTER_OTLP_ENDPOINT"))
          .asString()
          .as("handed on, and empty where it is not set")
          .isEqualTo("\"${OTEL_EXPORTER_OTLP_ENDPOINT:-}\"");
    }
  }

  @Test
  void nothingIsPublishedBeyondThisMachine() {
    List<String> ports = new ArrayList<>();
    for (JsonNode service : compose.get("services")) {
      service.path("ports").forEach(port -> ports.add(port.asText()));
    }
    assertThat(ports).hasSize(5).allMatch(port -> port.startsWith("127.0.0.1:"));
  }
}
