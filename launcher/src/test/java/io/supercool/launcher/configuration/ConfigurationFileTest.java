package io.supercool.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.console.UserException;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir Path folder;

  @Test
  void defaultsAreThoseOfTheContracts() {
    RunConfiguration defaults = ConfigurationFile.read(null);

    assertThat(defaults.network()).isEqualTo(NetworkOptions.DEFAULT);
    assertThat(defaults.training()).isEqualTo(TrainingOptions.DEFAULT);
    assertThat(defaults.graph()).isEqualTo(new GraphOptions(2.0, 8));
  }

  @Test
  void fileChangesWhatItNamesAndLeavesTheRest() throws IOException {
    RunConfiguration read =
        ConfigurationFile.read(
            file("graph:\n  cutoff: 2.5\ntraining:\n  epochs: 7\n  learningRate: 5e-3\n"));

    assertThat(read.training().epochs()).isEqualTo(7);
    assertThat(read.training().learningRate()).isEqualTo(5e-3);
    assertThat(read.training().seed()).isEqualTo(TrainingOptions.DEFAULT.seed());
    assertThat(read.network().cutoff()).as("the network's cutoff is the graph's").isEqualTo(2.5);
    assertThat(read.network().channels()).isEqualTo(NetworkOptions.DEFAULT.channels());
  }

  @Test
  void emptyFileChangesNothing() throws IOException {
    assertThat(ConfigurationFile.read(file("# nothing\n"))).isEqualTo(ConfigurationFile.read(null));
  }

  @Test
  void writtenConfigurationIsReadBack() {
    RunConfiguration configuration =
        new RunConfiguration(
            new GraphOptions(1.75, 3),
            new NetworkOptions(3, 16, 2, false, 1.75, 8, 12, 2),
            new TrainingOptions(5, 3, 99, 0.02, 0.004, 0, 0.5, 0.25, 7, 0.7));

    ConfigurationFile.write(configuration, folder.resolve("written.yaml"));

    assertThat(ConfigurationFile.read(folder.resolve("written.yaml"))).isEqualTo(configuration);
  }

  @Test
  void unknownKeyIsRefusedWithTheNearestOne() {
    assertRefused("network:\n  chanels: 4\n", "'network.chanels'", "'network.channels'");
    assertRefused("training:\n  learning_rate: 1\n", "'training.learningRate'");
    assertRefused("network:\n  cutoff: 3\n", "'graph.cutoff'");
    assertRefused("trainig:\n  epochs: 1\n", "'trainig'", "'training'");
  }

  @Test
  void wrongKindsOfValuesAreRefused() {
    assertRefused("training:\n  epochs: many\n", "many");
    assertRefused("training:\n  epochs: 2.5\n", "2.5");
    assertRefused("training:\n  epochs:\n", "null");
    assertRefused("training: 3\n", "training must hold keys and values");
    assertRefused("- a\n- b\n", "the file must hold keys and values");
    assertRefused("training: [\n", "not YAML");
  }

  @Test
  void valuesThatCannotWorkAreRefused() {
    assertRefused("network:\n  lMax: 7\n", "network.lMax must be 0 to 6, not 7");
    assertRefused("graph:\n  cutoff: 0\n", "graph.cutoff must be positive");
    assertRefused("graph:\n  cutoff: .nan\n", "not YAML", ".nan");
    assertRefused("training:\n  epochs: 0\n", "training.epochs");
    assertRefused("training:\n  holdOut: 1\n", "training.holdOut");
    assertRefused("training:\n  timeReversedReplicas: -1\n", "training.timeReversedReplicas");
    assertRefused("training:\n  timeReversedWeightDecay: -1\n", "training.timeReversedWeightDecay");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> ConfigurationFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("none.yaml");
  }

  private void assertRefused(String yaml, String... says) {
    assertThatThrownBy(() -> ConfigurationFile.read(file(yaml)))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(says);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), yaml);
  }
}
