package io.supercool.launcher.pipeline;

import io.supercool.console.Durations;
import io.supercool.console.ProgressBar;
import io.supercool.contracts.event.MetricEvent.TrainingAdvanced;
import io.supercool.contracts.event.MetricEvent.TrainingProgress;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.text.Counted;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Training's progress as a line; counts the estimate down between epochs. Not thread-safe. */
final class TrainingText {
  private final int epochs;
  private @Nullable TrainingProgress newest;
  private double newestAt;

  /** Of a training of {@code epochs}. */
  TrainingText(int epochs) {
    this.epochs = epochs;
  }

  /**
   * The line, given the newest epoch, how far the present one is, where these are known, and the
   * seconds since training was asked for.
   */
  String of(
      @Nullable TrainingProgress progress, @Nullable TrainingAdvanced advanced, double elapsed) {
    if (progress == null && advanced != null) {
      return String.format(
          Locale.ROOT,
          "%s  about %s left  epoch 1/%d, %.0f %% of it",
          ProgressBar.text(0, epochs),
          Durations.text(advanced.remainingSeconds()),
          epochs,
          100 * advanced.share());
    }
    if (progress == null) {
      return "%s  first of %s, %s so far"
          .formatted(
              ProgressBar.text(0, epochs), Counted.of(epochs, "epoch"), Durations.text(elapsed));
    }
    if (!progress.equals(newest)) {
      newest = progress;
      newestAt = elapsed;
    }
    return String.format(
        Locale.ROOT,
        "%s  about %s left  epoch %d/%d  loss %.3f%s",
        ProgressBar.text(progress.epoch(), progress.epochs()),
        Durations.text(progress.remainingSeconds() - (elapsed - newestAt)),
        progress.epoch(),
        progress.epochs(),
        progress.loss(),
        score(progress));
  }

  /**
   * The first species' correlation at the longest time, held out where there is a held-out part.
   */
  private static String score(TrainingProgress progress) {
    boolean heldOut = !progress.heldOut().isEmpty();
    List<Score> scores = heldOut ? progress.heldOut() : progress.training();
    return scores.stream()
        .filter(score -> score.species().equals(scores.get(0).species()))
        .max(Comparator.comparingDouble(Score::time))
        .map(
            longest ->
                String.format(
                    Locale.ROOT,
                    "  %s Pearson %s %.2f",
                    heldOut ? "held-out" : "training",
                    longest.species(),
                    longest.pearson()))
        .orElse("");
  }
}
