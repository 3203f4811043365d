package io.supercool.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supercool.console.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What {@code ./supercool benchmark} found, as {@code --report} writes it. Times are medians; a
 * megabyte is 10^6 bytes. What each figure means: docs/experiments/benchmark.md.
 *
 * @param graph from positions to edges with harmonics
 * @param step one training step of the network
 * @param transport of one graph through the broker
 * @param machine what this machine can do
 * @param run when, where and on what it was measured
 */
public record BenchmarkReport(
    Graph graph, Step step, Transport transport, Machine machine, Run run) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Neighbours, vectors, distances and harmonics. */
  public record Graph(
      int particles,
      int edges,
      int lMax,
      int threads,
      double milliseconds,
      double fastestMilliseconds) {}

  /**
   * The network and what a step costs.
   *
   * @param forwardMilliseconds of a prediction
   * @param forwardBackwardMilliseconds of the loss and all its gradients
   * @param optimizerMilliseconds of moving the parameters
   * @param peakMegabytes most memory its process ever held
   * @param parameters numbers trained
   * @param milliseconds where the time of forward, backward and optimizer goes, most first
   */
  public record Step(
      int particles,
      int layers,
      int channels,
      int lMax,
      boolean parity,
      int threads,
      double forwardMilliseconds,
      double forwardBackwardMilliseconds,
      double peakMegabytes,
      double fastestForwardMilliseconds,
      double fastestForwardBackwardMilliseconds,
      double optimizerMilliseconds,
      long parameters,
      Map<String, Double> milliseconds) {}

  /**
   * One graph from arrays to arrays.
   *
   * @param milliseconds encode, publish, consume, decode, join
   * @param megabytes of its records' values
   * @param encodeMilliseconds encode alone
   * @param decodeMilliseconds decode and join alone
   */
  public record Transport(
      double milliseconds,
      double megabytes,
      double fastestMilliseconds,
      double encodeMilliseconds,
      double decodeMilliseconds) {}

  /**
   * This machine's limits, with as many threads as the step; best of all repetitions.
   *
   * @param sgemmGflops 10^9 operations per second of the engine's matrix product
   * @param bandwidthGBs 10^9 bytes per second from memory
   * @param brokerPublishMBs 10^6 bytes per second into the broker, records of 1 MiB
   * @param brokerConsumeMBs and out of it
   */
  public record Machine(
      double sgemmGflops,
      double bandwidthGBs,
      double bestSgemmGflops,
      double bestBandwidthGBs,
      double brokerPublishMBs,
      double brokerConsumeMBs) {}

  /**
   * When, where and on what.
   *
   * @param date of the measurement, ISO 8601
   * @param configuration name of the file
   * @param commit of the source, empty where it is not known
   * @param processor name of the processor
   * @param processors how many the JVM sees
   * @param load the machine's load average of the last minute before it began, -1 if not known
   */
  public record Run(
      String date,
      String configuration,
      String commit,
      String processor,
      int processors,
      String java,
      String system,
      double load) {}

  /** Writes it as JSON. */
  public void write(Path file) {
    try {
      Files.writeString(file, json() + System.lineSeparator());
    } catch (IOException e) {
      throw new UserException("Cannot write the report %s: %s".formatted(file, e), e);
    }
  }

  /** As JSON, indented. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
