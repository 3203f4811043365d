package io.supercool.launcher.run;

import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.launcher.configuration.RunConfiguration;
import io.supercool.launcher.failure.LauncherException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to do.
 *
 * @param model name of the model to train
 * @param configuration how
 * @param training sources to learn from
 * @param prediction sources to predict: those to be scored, then those merely to be predicted
 */
public record RunPlan(
    String model,
    RunConfiguration configuration,
    List<SourceRequest> training,
    List<SourceRequest> prediction) {

  /**
   * Plans for files. Two files of the same name in different folders get runs of their own.
   *
   * @throws LauncherException if a file has two roles
   */
  public static RunPlan of(
      String model,
      RunConfiguration configuration,
      List<Path> train,
      List<Path> test,
      List<Path> predict) {
    Map<Path, Split> roles = new HashMap<>();
    Map<String, Integer> stems = new HashMap<>();
    for (Split split : Split.values()) {
      for (Path file : filesOf(split, train, test, predict)) {
        Split other = roles.put(file, split);
        if (other != null) {
          throw new LauncherException(
              "%s is given twice, as %s and as %s. A score on it would say nothing: leave one out."
                  .formatted(file, other, split));
        }
        stems.merge(stem(file), 1, Integer::sum);
      }
    }
    List<SourceRequest> prediction = new ArrayList<>(requests(model, test, Split.TEST, stems));
    prediction.addAll(requests(model, predict, Split.LIVE, stems));
    return new RunPlan(
        model, configuration, requests(model, train, Split.TRAIN, stems), prediction);
  }

  /** Requests for files that are no part of a run; {@code id} begins their ids. */
  public static List<SourceRequest> requests(String id, List<Path> files, Split split) {
    Map<String, Integer> stems = new HashMap<>();
    files.forEach(file -> stems.merge(stem(file), 1, Integer::sum));
    return requests(id, files, split, stems);
  }

  private static List<Path> filesOf(
      Split split, List<Path> train, List<Path> test, List<Path> predict) {
    return switch (split) {
      case TRAIN -> train;
      case TEST -> test;
      case LIVE -> predict;
    };
  }

  private static List<SourceRequest> requests(
      String name, List<Path> files, Split split, Map<String, Integer> stems) {
    List<SourceRequest> requests = new ArrayList<>();
    for (Path file : files) {
      String id = "%s:%s:%d".formatted(name, split, requests.size());
      String run = stems.getOrDefault(stem(file), 1) > 1 ? qualified(file) : null;
      requests.add(new SourceRequest(id, file.toString(), split, run));
    }
    return requests;
  }

  /**
   * A run name that tells files of equal stems apart: their folders' names go before it. Files of
   * one trajectory in a folder, {@code liquid.100.dump}, {@code liquid.200.dump}, ..., share it.
   */
  private static @Nullable String qualified(Path file) {
    String liquid = stem(file).replaceFirst("(.)\\.\\d+$", "$1");
    String name = file.getParent().toString().replace('/', '-') + "-" + liquid;
    return name.length() <= 200 ? name : name.substring(name.length() - 200);
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\.(gz|zst)$", "");
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }
}
