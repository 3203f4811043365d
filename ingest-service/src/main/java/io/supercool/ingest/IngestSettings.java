package io.supercool.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.supercool.reader.ReadLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What this service may read, and how much. */
@ConfigMapping(prefix = "supercool.ingest")
public interface IngestSettings {
  /**
   * Files outside these folders are refused. The default allows every file the process can read.
   */
  @WithDefault("/")
  List<Path> roots();

  /** Larger files are refused. */
  @WithDefault("8589934592")
  long maxFileBytes();

  /** Bytes that the arrays of one file may unpack to. */
  @WithDefault("1073741824")
  long maxUnpackedBytes();

  /** Bytes that one array may take in memory. */
  @WithDefault("268435456")
  long maxArrayBytes();

  /** Where is kept what is followed and how far it is published, and what ids were given for. */
  Path stateDirectory();

  /** Of so many snapshot ids is remembered what they were given for; the oldest are forgotten. */
  @WithDefault("1000000")
  long maxRememberedIds();

  /** A followed source that is quiet for longer has ended. */
  @WithDefault("PT1H")
  Duration followPatience();

  /** What one file may make a reader hold or do. */
  default ReadLimits readLimits() {
    return new ReadLimits(
        maxUnpackedBytes(),
        maxArrayBytes(),
        ReadLimits.DEFAULT.maxMembers(),
        ReadLimits.DEFAULT.maxInstructions());
  }
}
