package io.supercool.launcher.pipeline;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files by what they are for.
 *
 * @param train to learn from
 * @param pretrain to learn from before
 * @param test to predict and score
 * @param predict to predict
 */
public record PipelineFiles(
    List<Path> train, List<Path> pretrain, List<Path> test, List<Path> predict) {

  /** By the option that gives them. */
  Map<String, List<Path>> byOption() {
    Map<String, List<Path>> files = new LinkedHashMap<>();
    files.put("--train", train);
    files.put("--pretrain", pretrain);
    files.put("--test", test);
    files.put("--predict", predict);
    return files;
  }
}
