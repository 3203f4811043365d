package io.supercool.launcher.models;

import io.supercool.contracts.event.ModelAnnouncement;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.report.Report;
import io.supercool.library.CodeVersion;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageManifest;
import io.supercool.library.TestScore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts what was trained into a library. */
public final class LibraryEntry {
  private LibraryEntry() {}

  /**
   * Adds the model that {@code announcement} speaks of, with the scores that it was found to have,
   * as the next version of {@code name} in the user's library.
   *
   * @return its file; empty if its checkpoint is not on Kafka
   */
  public static Optional<Path> add(
      Libraries libraries,
      String name,
      Cluster cluster,
      ModelAnnouncement announcement,
      List<Report.Score> scores) {
    return new ModelTopics(cluster)
        .fetch(announcement)
        .map(checkpoint -> libraries.own().add(named(name, checkpoint, libraries, scores)));
  }

  private static ModelPackage named(
      String name, ModelPackage checkpoint, Libraries libraries, List<Report.Score> scores) {
    PackageManifest manifest = checkpoint.manifest();
    return checkpoint.withManifest(
        manifest
            .with()
            .name(name)
            .version(libraries.nextVersion(name))
            .supercool(CodeVersion.TEXT)
            .scores(scores.stream().flatMap(score -> test(score).stream()).toList())
            .build());
  }

  private static Optional<TestScore> test(Report.Score score) {
    if (score.meanPearson() == null || score.pooledPearson() == null) {
      return Optional.empty();
    }
    Report.Interval interval = score.meanInterval();
    return Optional.of(
        new TestScore(
            score.species(),
            score.time(),
            score.meanPearson(),
            interval == null ? null : interval.low(),
            interval == null ? null : interval.high(),
            score.pooledPearson(),
            score.perConfiguration().size()));
  }
}
