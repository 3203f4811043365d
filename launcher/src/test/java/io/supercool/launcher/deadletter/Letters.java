package io.supercool.launcher.deadletter;

import io.supercool.broker.testing.BrokerClient;
import io.supercool.broker.testing.SharedBroker;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Payload;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.topic.BlockId;
import io.supercool.contracts.topic.CloudEvents;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.PayloadTopic;
import io.supercool.launcher.kafka.Cluster;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Records and dead letters as services write them, on the tests' broker. */
final class Letters implements AutoCloseable {
  final Cluster cluster = new Cluster(SharedBroker.bootstrapServers());
  final LetterLog log = new LetterLog(cluster);
  final BrokerClient broker = new BrokerClient(cluster.bootstrapServers());

  /** A configuration of some particles, of which six take a block of {@link #blocks}. */
  static Configuration configuration(SnapshotId snapshot, int particles) {
    double[] positions = new double[3 * particles];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = 0.01 * i;
    }
    return Configuration.of(
        ConfigurationHeader.builder(snapshot, Split.LIVE)
            .box(new double[] {10, 10, 10})
            .species(List.of("A"))
            .build(),
        new byte[particles],
        positions);
  }

  /** A graph without edges. */
  static Graph graph(SnapshotId snapshot, int particles) {
    return new Graph(
        configuration(snapshot, particles), 2, new int[particles + 1], new int[0], new float[0]);
  }

  /** The records of a payload, in small blocks. */
  static <T extends Payload> List<ProducerRecord<String, byte[]>> blocks(
      PayloadTopic<T> topic, T payload) {
    List<byte[]> values = topic.codec().encode(payload, 200);
    List<ProducerRecord<String, byte[]>> blocks = new ArrayList<>();
    for (int index = 0; index < values.size(); index++) {
      String id = CloudEvents.blockId(payload.recordId(), index, values.size());
      blocks.add(
          new ProducerRecord<>(
              topic.name(),
              null,
              topic.key(payload),
              values.get(index),
              topic.headers(id, "test")));
    }
    return blocks;
  }

  /** Publishes records one after another. */
  void publish(List<ProducerRecord<String, byte[]>> records) throws Exception {
    for (ProducerRecord<String, byte[]> record : records) {
      broker.send(record);
    }
  }

  /** The records of a payload on its topic, in order. */
  List<ConsumerRecord<String, byte[]>> published(PayloadTopic<?> topic, String payload) {
    return broker.all(
        topic.name(), record -> payload.equals(CloudEvents.recordId(record.headers())));
  }

  /** Which blocks they are. */
  static List<Integer> indices(List<ConsumerRecord<String, byte[]>> blocks) {
    return blocks.stream().map(block -> blockOf(block).index()).toList();
  }

  private static BlockId blockOf(ConsumerRecord<String, byte[]> record) {
    return CloudEvents.block(record.headers());
  }

  /** Gives {@code record} up, as the service {@code service} would, and finds the letter. */
  Letter giveUp(ConsumerRecord<String, byte[]> record, String service, String reason)
      throws Exception {
    return add(
        record,
        DeadLetter.of(service, record.topic(), record.partition(), record.offset(), reason));
  }

  /** Adds a letter that says {@code about} of {@code record}, and finds it. */
  Letter add(ConsumerRecord<String, byte[]> record, DeadLetter about) throws Exception {
    Headers headers = new RecordHeaders(record.headers());
    about.addTo(headers);
    LetterName last = new LetterName(LetterName.topic(record.topic()), 0);
    broker.send(
        new ProducerRecord<>(last.topic().deadLetters(), 0, record.key(), record.value(), headers));
    long end = log.ranges(List.of(last.topic())).get(0).offsets().to();
    return log.get(new LetterName(last.topic(), end - 1));
  }

  @Override
  public void close() {
    log.close();
    broker.close();
  }
}
