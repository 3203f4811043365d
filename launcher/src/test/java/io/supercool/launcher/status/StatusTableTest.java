package io.supercool.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusTableTest {

  @Test
  void servicesTopicsGroupsAndModelAreShown() {
    String table =
        StatusTable.of(
            status(
                """
                {"brokerReachable":true,"services":[{"name":"graph-service","instance":"graph-service-1",
                  "address":"http://localhost:41","ready":false,"heapBytes":7}],
                 "topics":[{"name":"supercool.graphs.v1","records":120,"recordsPerSecond":1.5,
                  "groups":[{"name":"model-service","lag":3}],
                  "lag":3,"deadLetters":1,"bytes":1500000,"retentionMillis":604800000,"retentionBytes":null}],
                 "disk":{"usableBytes":100000000,"totalBytes":2000000000,"reserveBytes":200000000,"isShort":true},
                 "model":{"version":"ka-1-epoch7"}}
                """));

    assertThat(table.lines())
        .contains("graph-service       graph-service-1         NOT READY http://localhost:41")
        .contains(
            "supercool.graphs.v1                120         1.5        3             1    1.5 MB  7 d")
        .contains(
            "broker's disk: 100.0 MB free of 2.0 GB, less than the reserve of 200.0 MB: new sources"
                + " are refused, and what is followed waits")
        .contains("model-service               supercool.graphs.v1                 3")
        .contains("model: ka-1-epoch7");
  }

  @Test
  void systemWithoutAModelSaysSo() {
    assertThat(
            StatusTable.of(
                status("{\"brokerReachable\":false,\"services\":[],\"topics\":[],\"model\":null}")))
        .startsWith("Kafka does not answer")
        .endsWith("model: none yet");
  }

  private static SystemStatus status(String json) {
    return Json.read(json.getBytes(StandardCharsets.UTF_8), SystemStatus.class);
  }
}
