package io.supercool.contracts.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.SnapshotId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImdAddressTest {

  @ParameterizedTest
  @CsvSource({
    "imd://localhost:8888, localhost, 8888, imd-localhost-8888",
    "imd://10.0.0.1:1, 10.0.0.1, 1, imd-10.0.0.1-1",
    "imd://node-7.cluster:65535, node-7.cluster, 65535, imd-node-7.cluster-65535",
    "imd://[::1]:8888, [::1], 8888, imd-[::1]-8888",
  })
  void namesHostPortAndTrajectory(String location, String host, int port, String trajectory) {
    ImdAddress address = ImdAddress.of(location);
    assertThat(address).isEqualTo(new ImdAddress(host, port));
    assertThat(address.trajectory()).isEqualTo(trajectory);
    assertThat(new SnapshotId(address.trajectory(), "c", 0).trajectory()).isEqualTo(trajectory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imd://localhost",
        "imd://:8888",
        "imd://local host:1",
        "imd://h:0",
        "imd://h:65536"
      })
  void anythingElseIsRefused(String location) {
    assertThatThrownBy(() -> ImdAddress.of(location))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining(location);
  }
}
