package io.supercool.dashboard.state.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.event.MetricEvent.ModelLoaded;
import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.contracts.event.ModelAnnouncement.Role;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.dashboard.state.Update;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {
  private final Models models = new Models();

  @Test
  void thereIsNoModelUntilOneIsAnnounced() {
    assertThat(models.current()).isNull();

    models.announced(announcement("m", "m-2", Role.LAST));
    assertThat(models.current()).isNull();

    models.announced(announcement("m", "m-1", Role.BEST));
    assertThat(models.current()).isEqualTo(new Models.Current("m", "m-1", false));
  }

  @Test
  void theLoadedModelIsTheOneThatPredicts() {
    models.loaded(new ModelLoaded("instance", "m", "m-1", true));
    models.announced(announcement("m", "m-2", Role.BEST));

    assertThat(models.current()).isEqualTo(new Models.Current("m", "m-1", true));
  }

  @Test
  void pagesAreToldOnEveryChange() {
    assertThat(models.since(0)).isNull();
    models.announced(announcement("m", "m-1", Role.BEST));
    Update update = models.since(0);
    assertThat(update).isNotNull();
    assertThat(models.since(update.revision())).isNull();
  }

  static ModelAnnouncement announcement(String model, String version, Role role) {
    return new ModelAnnouncement(
        model,
        version,
        role,
        false,
        1,
        "models/" + model,
        18_902,
        NetworkOptions.DEFAULT,
        TrainingOptions.DEFAULT,
        List.of("A", "B"),
        new double[] {1, 52},
        List.of(),
        null);
  }
}
