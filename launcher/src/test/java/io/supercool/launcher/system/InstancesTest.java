package io.supercool.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.launcher.failure.LauncherException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstancesTest {
  @Test
  void onlyGraphServicesAreMany() {
    Map<String, String> environment = Map.of("SUPERCOOL_GRAPH_SERVICES", "3");
    for (Service service : Service.values()) {
      assertThat(Instances.of(service, environment)).isEqualTo(service == Service.GRAPH ? 3 : 1);
      assertThat(Instances.of(service, Map.of())).isEqualTo(1);
    }
  }

  @Test
  void refusesOtherNumbers() {
    for (String value : new String[] {"0", "65", "two", ""}) {
      Map<String, String> environment = Map.of("SUPERCOOL_GRAPH_SERVICES", value);
      assertThatThrownBy(() -> Instances.of(Service.GRAPH, environment))
          .isInstanceOf(LauncherException.class)
          .hasMessageContaining("SUPERCOOL_GRAPH_SERVICES")
          .hasMessageContaining("1 to 64");
    }
  }
}
