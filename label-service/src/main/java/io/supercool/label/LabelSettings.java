package io.supercool.label;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How labels are made, {@code supercool.labels.*}. */
@ConfigMapping(prefix = "supercool.labels")
interface LabelSettings {
  /** Folder of the state; what is missing there is restored from Kafka. */
  Path stateDirectory();

  /** An ensemble of which no replica has come for so long is averaged over those that have. */
  @WithDefault("PT10M")
  Duration grace();
}
