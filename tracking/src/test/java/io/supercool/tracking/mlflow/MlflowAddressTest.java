package io.supercool.tracking.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MlflowAddressTest {
  @Test
  void aPathBeforeTheInterfaceIsKept() {
    MlflowAddress address = MlflowAddress.of("https://host:8443/team/mlflow//");

    assertThat(address.at("/api/x")).hasToString("https://host:8443/team/mlflow/api/x");
    assertThat(address.at("/x", Map.of("name", "a b&c")))
        .hasToString("https://host:8443/team/mlflow/x?name=a%20b%26c");
  }

  @Test
  void whatIsNoServersAddressIsRefused() {
    for (String text :
        List.of("mlruns", "databricks", "file:///mlruns", "http://", "http://h/?a=b", "a b")) {
      assertThatThrownBy(() -> MlflowAddress.of(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aPasswordInTheAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> MlflowAddress.of("http://ada:secret@host:5000"))
        .hasMessageContaining("MLFLOW_TRACKING_PASSWORD")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> MlflowAddress.of("http://ada:sec ret@host:5000"))
        .hasMessageNotContaining("ret");
  }
}
