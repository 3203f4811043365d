package io.supercool.model.checkpoint;

import ai.djl.engine.Engine;
import io.supercool.contracts.event.Score;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.library.DescriptionUpgrade;
import io.supercool.library.TrainingData;
import io.supercool.model.data.Standardisation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a checkpoint but its numbers; {@code model.json} in its folder.
 *
 * @param format version of the checkpoint's layout, {@link #FORMAT} when written by this code
 * @param version the model version: {@code model@epoch-NNNN}
 * @param request the effective configuration, seed and training configurations
 * @param standardisation of the network's inputs and targets
 * @param epoch epochs trained
 * @param step training steps taken
 * @param bestLoss the lowest held-out loss so far; null before the first
 * @param bestVersion the version that reached it
 * @param scores on the held-out configurations at this epoch
 * @param parameters number of trained parameters
 * @param engine what trained it, e.g. {@code PyTorch 2.7.1}
 * @param data what it was trained on; null where that is not known: formats before 6, live learning
 */
public record ModelDescription(
    int format,
    String version,
    TrainingRequest request,
    Standardisation standardisation,
    int epoch,
    long step,
    @Nullable Double bestLoss,
    String bestVersion,
    List<Score> scores,
    long parameters,
    String engine,
    @Nullable TrainingData data) {
  /** The layout this code writes. */
  public static final int FORMAT = DescriptionUpgrade.FORMAT;

  /**
   * As this code, on the engine in use, writes it; the version is the request's model at {@code
   * epoch}.
   */
  public static ModelDescription of(
      TrainingRequest request,
      Standardisation standardisation,
      int epoch,
      long step,
      @Nullable Double bestLoss,
      String bestVersion,
      List<Score> scores,
      long parameters,
      @Nullable TrainingData data) {
    Engine engine = Engine.getInstance();
    return new ModelDescription(
        FORMAT,
        version(request.model(), epoch),
        request,
        standardisation,
        epoch,
        step,
        bestLoss,
        bestVersion,
        scores,
        parameters,
        engine.getEngineName() + " " + engine.getVersion(),
        data);
  }

  /** The version of a model at an epoch. */
  public static String version(String model, int epoch) {
    return "%s@epoch-%04d".formatted(model, epoch);
  }
}
