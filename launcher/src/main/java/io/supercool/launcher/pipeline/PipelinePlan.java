package io.supercool.launcher.pipeline;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.console.UserException;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.reader.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to pass through the pipeline: files to learn from, a model to train, files to predict.
 *
 * @param model name of the model to train, of its own for every training
 * @param name under which it is put into the user's library, where it may have earlier versions
 * @param configuration how
 * @param training sources to learn from
 * @param pretraining sources to learn from before
 * @param prediction sources to predict: those to be scored, then those merely to be predicted
 * @param representation a model whose layers are taken over, see {@link
 *     io.supercool.contracts.request.TrainingRequest}; null to train all
 * @param start the version of a model that the training begins with; null to begin with random
 *     numbers
 */
@RecordBuilder
public record PipelinePlan(
    String model,
    String name,
    RunConfiguration configuration,
    List<SourceRequest> training,
    List<SourceRequest> pretraining,
    List<SourceRequest> prediction,
    @Nullable String representation,
    @Nullable String start)
    implements PipelinePlanBuilder.With {

  /**
   * Plans for files. Two files of the same name in different folders are of trajectories of their
   * own.
   *
   * @throws UserException if a file has two roles
   */
  public static PipelinePlan of(String model, RunConfiguration configuration, PipelineFiles files) {
    Map<Path, String> roles = new HashMap<>();
    Map<String, Set<Path>> folders = new HashMap<>();
    files
        .byOption()
        .forEach(
            (option, paths) -> {
              for (Path file : paths) {
                String other = roles.put(file, option);
                if (other != null) {
                  throw new UserException(
                      "%s is given twice, by %s and by %s. A score on it would say nothing: leave one out."
                          .formatted(file, other, option));
                }
                note(file, folders);
              }
            });
    List<SourceRequest> prediction =
        new ArrayList<>(requests(model, files.test(), Split.TEST, folders));
    prediction.addAll(requests(model, files.predict(), Split.LIVE, folders));
    return PipelinePlanBuilder.builder()
        .model(model)
        .name(model)
        .configuration(configuration)
        .training(
            again(
                requests(model, files.train(), Split.TRAIN, folders).stream()
                    .map(
                        request ->
                            request.withTimeReversedReplicas(
                                configuration.training().timeReversedReplicas()))
                    .toList()))
        .pretraining(
            again(requests(model + ":pretraining", files.pretrain(), Split.TRAIN, folders)))
        .prediction(again(prediction))
        .build();
  }

  /** Every plan takes its files through the whole pipeline, also those that one before it took. */
  private static List<SourceRequest> again(List<SourceRequest> requests) {
    return requests.stream().map(request -> request.withAgain(true)).toList();
  }

  /** The same with only a readout fitted, on the layers of a model trained before. */
  public PipelinePlan onLayersOf(String trained) {
    return with()
        .training(training.stream().map(request -> request.withTimeReversedReplicas(0)).toList())
        .representation(trained)
        .build();
  }

  /** Requests for files that no model is trained for; {@code id} begins their ids. */
  public static List<SourceRequest> requests(String id, List<Path> files, Split split) {
    Map<String, Set<Path>> folders = new HashMap<>();
    files.forEach(file -> note(file, folders));
    return requests(id, files, split, folders);
  }

  private static List<SourceRequest> requests(
      String name, List<Path> files, Split split, Map<String, Set<Path>> folders) {
    List<SourceRequest> requests = new ArrayList<>();
    for (Path file : files) {
      String id = "%s:%s:%d".formatted(name, split, requests.size());
      boolean ambiguous = folders.getOrDefault(liquid(file), Set.of()).size() > 1;
      requests.add(
          SourceRequest.of(id, file.toString(), split)
              .withTrajectory(ambiguous ? qualified(file) : null));
    }
    return requests;
  }

  private static void note(Path file, Map<String, Set<Path>> folders) {
    folders.computeIfAbsent(liquid(file), name -> new HashSet<>()).add(file.getParent());
  }

  /**
   * A trajectory name that tells liquids of the same name apart: their folders' names go before it.
   */
  private static String qualified(Path file) {
    String name = file.getParent().toString().replace('/', '-') + "-" + liquid(file);
    return name.substring(Math.max(0, name.length() - SnapshotId.MAX_NAME));
  }

  /** The stem that {@code ka.100.dump.gz}, {@code ka.200.dump.gz}, ... have in common. */
  static String liquid(Path file) {
    return Source.stem(file).replaceFirst("(.)\\.\\d+$", "$1");
  }
}
