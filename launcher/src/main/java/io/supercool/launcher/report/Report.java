package io.supercool.launcher.report;

import io.supercool.launcher.files.JsonFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run found, as {@code --report} writes it. A correlation that is not defined is null.
 *
 * @param scores the network's, by species and lag time
 * @param baselines those of plain descriptors and of ridge regression on expert ones
 * @param model the network
 * @param counts what went through
 * @param seconds where the time went
 */
public record Report(
    List<Score> scores, List<Baseline> baselines, Model model, Counts counts, Seconds seconds) {

  /**
   * Pearson's correlation with the observed propensity.
   *
   * @param species of the particles correlated
   * @param time lag time
   * @param pooledPearson over the particles of all configurations together
   * @param meanPearson mean of the configurations' own
   * @param pooledInterval 95 % bootstrap interval over configurations; null for one alone
   * @param meanInterval the same of the mean
   * @param perConfiguration each configuration's own
   */
  public record Score(
      String species,
      double time,
      @Nullable Double pooledPearson,
      @Nullable Double meanPearson,
      @Nullable Interval pooledInterval,
      @Nullable Interval meanInterval,
      List<ConfigurationScore> perConfiguration) {

    /** The one of {@code species} at the longest lag time. */
    public static Optional<Score> atLongestTime(List<Score> scores, String species) {
      return scores.stream()
          .filter(score -> score.species().equals(species))
          .max(Comparator.comparingDouble(Score::time));
    }
  }

  /** From {@code low} to {@code high}. */
  public record Interval(double low, double high) {}

  /** One configuration's correlation over its {@code particles} of the species. */
  public record ConfigurationScore(String configuration, @Nullable Double pearson, int particles) {}

  /** Scores of a baseline; a plain descriptor is taken as it is: high energy predicts mobility. */
  public record Baseline(String name, List<Score> scores) {}

  /** The network that predicted. */
  public record Model(long parameters, int layers, int lMax, int channels, String version) {}

  /**
   * What went through.
   *
   * @param snapshotsPublished different snapshots
   * @param graphsBuilt different snapshots with a graph
   * @param predictionsPublished different snapshots predicted by the run's model version
   * @param deadLettered records that a service could not process
   */
  public record Counts(
      int snapshotsPublished, int graphsBuilt, int predictionsPublished, int deadLettered) {}

  /**
   * Seconds of work in each stage as the services measured it (stages overlap), and in total from
   * the command's start to its results.
   */
  public record Seconds(double ingest, double graph, double train, double predict, double total) {}

  /** The species that stands first, A in Kob and Andersen's liquid; empty without scores. */
  public String firstSpecies() {
    return scores.isEmpty() ? "" : scores.get(0).species();
  }

  /** Those of the baseline {@code name}; none if it has no scores. */
  public List<Score> baseline(String name) {
    return baselines.stream()
        .filter(baseline -> baseline.name().equals(name))
        .flatMap(baseline -> baseline.scores().stream())
        .toList();
  }

  /** Writes it as JSON. */
  public void write(Path file) {
    JsonFile.write(file, this, "the report");
  }
}
