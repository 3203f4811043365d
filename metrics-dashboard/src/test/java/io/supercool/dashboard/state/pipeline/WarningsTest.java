package io.supercool.dashboard.state.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.event.MetricEvent.SnapshotSuspicious;
import io.supercool.contracts.event.MetricEvent.SourceWarned;
import io.supercool.dashboard.state.Update;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private final Warnings warnings = new Warnings();

  @Test
  void theLatestAreKeptAndAllAreCounted() throws IOException {
    for (int step = 0; step < 100; step++) {
      warnings.suspicious(event(step, List.of("overlap")), step);
    }
    warnings.suspicious(event(99, List.of("told again")), 100);

    JsonNode body = body(warnings.since(0));
    assertThat(body.get("count").asInt()).isEqualTo(100);
    assertThat(body.get("latest")).hasSize(Warnings.LATEST);
    assertThat(body.at("/latest/0/subject").asText()).isEqualTo("live/live/99");
    assertThat(body.at("/latest/0/reasons/0").asText()).isEqualTo("told again");
    assertThat(warnings.since(warnings.since(0).revision())).isNull();
  }

  @Test
  void sourcesThatAreReadOtherwiseThanWrittenAreThereToo() throws IOException {
    warnings.warned(new SourceWarned("request", "/a.xyz", "frame 1: a key is not known"), 1);
    warnings.warned(new SourceWarned("again", "/a.xyz", "frame 1: a key is not known"), 2);

    JsonNode body = body(warnings.since(0));
    assertThat(body.get("count").asInt()).isEqualTo(1);
    assertThat(body.at("/latest/0/subject").asText()).isEqualTo("/a.xyz");
    assertThat(body.at("/latest/0/reasons/0").asText()).contains("a key is not known");
  }

  @Test
  void anyNumberOfReasonsOfAnyLengthStaysBounded() throws IOException {
    warnings.suspicious(event(1, Collections.nCopies(1_000, "x".repeat(10_000))), 1);

    assertThat(warnings.since(0).bytes().length).isLessThan(8_000);
  }

  private static SnapshotSuspicious event(long step, List<String> reasons) {
    return new SnapshotSuspicious(new SnapshotId("live", "live", step), reasons);
  }

  private static JsonNode body(Update update) throws IOException {
    return new ObjectMapper().readTree(update.bytes()).get("body");
  }
}
