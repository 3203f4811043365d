package io.supercool.benchmarks.measure;

import io.supercool.benchmarks.report.BenchmarkReport;
import io.supercool.contracts.Graph;
import io.supercool.contracts.RecordLimits;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.GraphCodec;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A graph from arrays to arrays through a broker, and what the broker can do. */
public final class TransportMeasurement {
  private static final int RECORD_BYTES = 1 << 20;

  private TransportMeasurement() {}

  /**
   * Encode, publish block by block as a service does, consume, decode, join: the same graph again
   * and again.
   */
  public static BenchmarkReport.Transport graph(
      Graph graph, BrokerTopic topic, Effort effort, IntConsumer progress) {
    GraphCodec codec = new GraphCodec();
    double[] megabytes = new double[1];
    Timing whole =
        Timing.of(
            effort,
            progress,
            () -> {
              List<byte[]> blocks = codec.encode(graph, RecordLimits.BLOCK_BYTES);
              megabytes[0] = blocks.stream().mapToLong(block -> block.length).sum() / 1e6;
              blocks.forEach(topic::sendAndWait);
              consume(codec, topic);
            });
    List<byte[]> blocks = codec.encode(graph, RecordLimits.BLOCK_BYTES);
    Timing encode =
        Timing.of(effort, progress, () -> codec.encode(graph, RecordLimits.BLOCK_BYTES));
    Timing decode =
        Timing.of(effort, progress, () -> codec.join(blocks.stream().map(codec::decode).toList()));
    return new BenchmarkReport.Transport(
        whole.median(), megabytes[0], whole.fastest(), encode.median(), decode.median());
  }

  private static void consume(GraphCodec codec, BrokerTopic topic) {
    BlockAssembler<Graph, ConsumerRecord<String, byte[]>> assembler =
        new BlockAssembler<>(codec, 1);
    boolean complete = false;
    while (!complete) {
      for (ConsumerRecord<String, byte[]> record : topic.poll()) {
        complete |= assembler.add(record.value(), record).payload() != null;
      }
    }
  }

  /** 10^6 bytes per second into the broker, and out of it, for records of 1 MiB. */
  public static double[] brokerMegabytesPerSecond(BrokerTopic topic, Effort effort) {
    byte[] record = new byte[RECORD_BYTES];
    new Random(1).nextBytes(record);
    int records = effort.brokerRecords();
    long start = System.nanoTime();
    for (int sent = 0; sent < records; sent++) {
      topic.send(record);
    }
    topic.flush();
    long published = System.nanoTime();
    for (int read = 0; read < records; ) {
      read += topic.poll().count();
    }
    long consumed = System.nanoTime();
    double megabytes = (double) records * RECORD_BYTES / 1e6;
    return new double[] {
      megabytes / ((published - start) / 1e9), megabytes / ((consumed - published) / 1e9)
    };
  }
}
