package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.contracts.disk.DiskReserve;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SystemOptionsTest {
  private static final DiskReserve DEFAULT = new DiskReserve(OptionalLong.empty());

  @Test
  void aSystemForOneCommandGivesWayToNobodyAndOneThatStaysDoes() {
    SystemOptions alone = SystemOptions.alone(Map.of());
    SystemOptions staying = SystemOptions.besideOthers(Map.of(), null, null);

    assertThat(alone.bootstrapServers()).isNull();
    assertThat(alone.topicReplicas()).isEqualTo((short) 1);
    assertThat(alone.niceness()).isZero();
    assertThat(alone.graphServices())
        .isEqualTo(Math.min(2, Runtime.getRuntime().availableProcessors()));
    assertThat(alone.invariants()).isNull();
    assertThat(alone.diskReserve()).isEqualTo(DEFAULT);
    assertThat(alone.withInvariants(true).invariants()).isTrue();
    assertThat(staying.niceness()).isEqualTo(10);
    assertThat(staying.graphServices()).isEqualTo(1);
  }

  @Test
  void theUsersVariablesCountAndOptionsCountMore() {
    Map<String, String> environment =
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "kafka:9092",
            "SUPERCOOL_TOPICS_REPLICAS",
            "3",
            "SUPERCOOL_NICE",
            " 5",
            "SUPERCOOL_GRAPH_SERVICES",
            "4",
            "SUPERCOOL_DISK_RESERVE",
            "1000",
            "SUPERCOOL_MODEL_SERVICE_HEAP",
            "9g");
    Map<Service, Integer> heaps = new EnumMap<>(SystemOptions.alone(Map.of()).heapMebibytes());
    heaps.put(Service.MODEL, 9 * 1024);

    DiskReserve reserve = new DiskReserve(OptionalLong.of(1000));
    assertThat(SystemOptions.alone(environment))
        .isEqualTo(
            new SystemOptions(
                "kafka:9092", (short) 3, 5, 4, null, heaps, reserve, EnumSet.allOf(Service.class)))
        .isEqualTo(SystemOptions.besideOthers(environment, null, null));
    assertThat(SystemOptions.besideOthers(environment, 19, 2))
        .isEqualTo(
            new SystemOptions(
                "kafka:9092",
                (short) 3,
                19,
                2,
                null,
                heaps,
                reserve,
                EnumSet.allOf(Service.class)));
    assertThat(SystemOptions.alone(Map.of("KAFKA_BOOTSTRAP_SERVERS", " ")).bootstrapServers())
        .isNull();
  }

  @Test
  void onlyGraphServicesAreMany() {
    SystemOptions options = SystemOptions.alone(Map.of("SUPERCOOL_GRAPH_SERVICES", "3"));
    for (Service service : Service.values()) {
      assertThat(options.instances(service)).isEqualTo(service == Service.GRAPH ? 3 : 1);
    }
  }

  @Test
  void aPredictionNeedsNeitherLabelsNorAPage() {
    SystemOptions options = SystemOptions.alone(Map.of()).forPredictions();
    assertThat(options.instances(Service.LABEL)).isZero();
    assertThat(options.instances(Service.DASHBOARD)).isZero();
    assertThat(options.instances(Service.MODEL)).isEqualTo(1);
  }

  @Test
  void otherNumbersAreRefusedWithTheVariableAndItsRange() {
    refuses("SUPERCOOL_NICE", "0 to 19", "-1", "20", "low", "");
    refuses("SUPERCOOL_GRAPH_SERVICES", "1 to 64", "0", "65", "two", "");
    refuses("SUPERCOOL_MODEL_SERVICE_HEAP", "512m or 8g", "0g", "4", "-1g", "much", "");
    refuses("SUPERCOOL_TOPICS_REPLICAS", "1 to 32767", "0", "40000", "many", "");
    refuses("SUPERCOOL_DISK_RESERVE", "of bytes", "2 GB");
  }

  @Test
  void otherNumbersAreRefusedWithTheOptionAndItsRange() {
    assertThatThrownBy(() -> SystemOptions.besideOthers(Map.of(), 20, null))
        .isInstanceOf(UserException.class)
        .hasMessage("--nice is `20`; it must be a whole number from 0 to 19.");
    assertThatThrownBy(() -> SystemOptions.besideOthers(Map.of(), null, 0))
        .isInstanceOf(UserException.class)
        .hasMessage("--graph-services is `0`; it must be a whole number from 1 to 64.");
  }

  private static void refuses(String variable, String range, String... values) {
    for (String value : values) {
      assertThatThrownBy(() -> SystemOptions.alone(Map.of(variable, value)))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("%s is `%s`", variable, value)
          .hasMessageContaining(range);
    }
  }
}
