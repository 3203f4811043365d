package io.supercool.model.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.util.Utils;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DevicesTest {

  @Test
  void theFirstGpuComputesWhereThereIsOne() {
    for (String wanted : new String[] {"", "auto"}) {
      assertThat(Devices.choose(wanted, 0)).isEqualTo(Device.cpu());
      assertThat(Devices.choose(wanted, 2)).isEqualTo(Device.gpu(0));
    }
  }

  @Test
  void theUserMayInsist() {
    assertThat(Devices.choose("cpu", 2)).isEqualTo(Device.cpu());
    assertThat(Devices.choose("gpu", 1)).isEqualTo(Device.gpu(0));
  }

  @Test
  void aGpuThatIsNotThereIsAnErrorThatSaysWhatToDo() {
    assertThatThrownBy(() -> Devices.choose("gpu", 0))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("SUPERCOOL_DEVICE is gpu")
        .hasMessageContaining("PYTORCH_LIBRARY_PATH")
        .hasMessageContaining("docs/how-to/operate.md");
    assertThatThrownBy(() -> Devices.choose("tpu", 1))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("'tpu'")
        .hasMessageContaining("auto, cpu or gpu");
  }

  @Test
  void onlyWhatIsAskedForIsTriedAtTheStart() {
    assertThat(Devices.asked(Map.of("PATH", "/bin"))).isFalse();
    assertThat(Devices.asked(Map.of("SUPERCOOL_DEVICE", "gpu"))).isTrue();
    assertThat(Devices.asked(Map.of("PYTORCH_LIBRARY_PATH", "/opt/libtorch/lib"))).isTrue();
  }

  @Test
  void theEngineLoadsWithoutANetwork() {
    assertThat(Devices.current()).isNotNull();
    assertThat(Utils.isOfflineMode()).isTrue();
  }
}
