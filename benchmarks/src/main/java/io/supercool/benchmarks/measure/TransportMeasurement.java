package io.supercool.benchmarks.measure;

import io.supercool.benchmarks.report.BenchmarkReport;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Topics;
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

  /** Encode, publish, consume, decode, join: median over repetitions of the same graph. */
  public static BenchmarkReport.Transport graph(
      Graph graph, BrokerTopic topic, Effort effort, IntConsumer progress) {
    GraphCodec codec = new GraphCodec();
    double[] megabytes = new double[1];
    double whole =
        Timing.milliseconds(
            effort,
            progress,
            () -> {
              List<byte[]> blocks = codec.encode(graph, Topics.BLOCK_BYTES);
              blocks.forEach(topic::send);
              megabytes[0] = blocks.stream().mapToLong(block -> block.length).sum() / 1e6;
              consume(codec, topic);
            });
    List<byte[]> blocks = codec.encode(graph, Topics.BLOCK_BYTES);
    double encode =
        Timing.milliseconds(effort, progress, () -> codec.encode(graph, Topics.BLOCK_BYTES));
    double decode =
        Timing.milliseconds(
            effort, progress, () -> codec.join(blocks.stream().map(codec::decode).toList()));
    return new BenchmarkReport.Transport(whole, megabytes[0], encode, decode);
  }

  private static void consume(GraphCodec codec, BrokerTopic topic) {
    BlockAssembler<Graph, ConsumerRecord<byte[], byte[]>> assembler =
        new BlockAssembler<>(codec, 1);
    boolean complete = false;
    while (!complete) {
      for (ConsumerRecord<byte[], byte[]> record : topic.poll()) {
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
