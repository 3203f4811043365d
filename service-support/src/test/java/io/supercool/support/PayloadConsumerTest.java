package io.supercool.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Groups of a continuation and its parent, of two blocks each, without a broker. */
class PayloadConsumerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<String> acknowledged = new ArrayList<>();
  private final List<String> givenUp = new ArrayList<>();
  private final List<String> handled = new ArrayList<>();
  private final PayloadBlocks<Configuration, List<Configuration>> blocks =
      new PayloadBlocks<>(Topics.SNAPSHOTS, new Families()) {};
  private Uni<Void> answer = Uni.createFrom().voidItem();
  private final PayloadConsumer<Configuration, List<Configuration>> consumer =
      new PayloadConsumer<>(
          blocks,
          new DeadLetters(meters, new NoLetters(), "support-test"),
          Runnable::run,
          family -> {
            handled.add(family.stream().map(Configuration::recordId).toList().toString());
            return answer;
          });

  /** No record has a dead letter yet. */
  private static final class NoLetters extends DeadLetterOrigins {
    NoLetters() {
      super("nowhere:0");
    }

    @Override
    synchronized boolean contain(String topic, int partition, long offset) {
      return false;
    }
  }

  private final Configuration parent = snapshot("a");
  private final Configuration continuation = continuation(parent);

  @Test
  void aGroupIsAcknowledgedAsAWholeFromTheLastMessageToTheFirst() {
    consume(continuation, "k0", "k1");
    assertThat(handled).isEmpty();
    assertThat(acknowledged).isEmpty();
    consume(parent, "p0", "p1");
    assertThat(handled).containsExactly("[a/c/0/continuation/0, a/c/0]");
    assertThat(acknowledged).containsExactly("p1", "p0", "k1", "k0");
    assertThat(givenUp).isEmpty();
  }

  @Test
  void nothingIsAcknowledgedBeforeWhatWasMadeOfItIsDurable() {
    List<UniEmitter<? super Void>> durable = new ArrayList<>();
    answer = Uni.createFrom().emitter(durable::add);
    consume(continuation, "k0", "k1");
    List<Message<byte[]>> messages = messages(parent, "p0", "p1");
    await(consumer.consume(messages.get(0)));
    CompletableFuture<Void> last =
        consumer.consume(messages.get(1)).subscribeAsCompletionStage().toCompletableFuture();
    assertThat(handled).hasSize(1);
    assertThat(last).isNotDone();
    assertThat(acknowledged).isEmpty();
    durable.get(0).complete(null);
    assertThat(last).succeedsWithin(PATIENCE);
    assertThat(acknowledged).containsExactly("p1", "p0", "k1", "k0");
  }

  @Test
  void aGroupThatCannotBeProcessedIsOneDeadLetter() {
    answer = Uni.createFrom().failure(new IllegalStateException("no model"));
    consume(continuation, "k0", "k1");
    consume(parent, "p0", "p1");
    assertThat(givenUp).containsExactly("p1: support-test: supercool.snapshots.v1[3]@11: no model");
    assertThat(acknowledged).containsExactly("p0", "k1", "k0");
    assertThat(meters.counter("supercool.dead.letters", "topic", "supercool.snapshots.v1").count())
        .isEqualTo(1);
  }

  @Test
  void whatDoesNotFitTheMemoryIsNamedWithItsSizeTheLimitAndTheSetting() {
    answer = Uni.createFrom().failure(new OutOfMemoryError("Java heap space"));
    consume(continuation, "k0", "k1");
    consume(parent, "p0", "p1");
    assertThat(givenUp)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(parent.recordId() + ", 30 particles, does not fit the heap of ")
        .contains("SUPERCOOL_MODEL_SERVICE_HEAP");
  }

  @Test
  void aGroupThatIsAbandonedIsOneDeadLetterAndTheNextGoesOn() {
    Configuration other = snapshot("b");
    consume(continuation, "k0", "k1");
    consume(continuation(other), "l0", "l1");
    assertThat(givenUp)
        .containsExactly("k1: support-test: supercool.snapshots.v1[3]@11: the parent did not come");
    assertThat(acknowledged).containsExactly("k0");
    consume(other, "q0", "q1");
    assertThat(handled).containsExactly("[b/c/0/continuation/0, b/c/0]");
    assertThat(acknowledged).containsExactly("k0", "q1", "q0", "l1", "l0");
    assertThat(givenUp).hasSize(1);
  }

  @Test
  void aPayloadThatComesAgainSupersedesWhatWaited() {
    consume(continuation, "k0", "k1");
    consume(continuation, "again0", "again1");
    assertThat(acknowledged).containsExactlyInAnyOrder("k0", "k1");
    consume(parent, "p0", "p1");
    assertThat(handled).containsExactly("[a/c/0/continuation/0, a/c/0]");
    assertThat(acknowledged).containsExactlyInAnyOrder("k0", "k1", "again0", "again1", "p0", "p1");
    assertThat(givenUp).isEmpty();
  }

  @Test
  void whatWaitsIsForgottenWhenPartitionsAreTakenAway() {
    for (boolean lost : new boolean[] {false, true}) {
      handled.clear();
      acknowledged.clear();
      consume(continuation, "k0", "k1");
      await(consumer.consume(messages(parent, "p0", "p1").get(0)));
      if (lost) {
        blocks.onPartitionsLost(new MockConsumer<>("earliest"), List.of());
      } else {
        blocks.onPartitionsRevoked(new MockConsumer<>("earliest"), List.of());
      }
      assertThat(acknowledged).as("another process handles them").isEmpty();
      consume(continuation, "again0", "again1");
      assertThat(acknowledged).as("nothing is superseded: nothing waited").isEmpty();
      consume(parent, "q0", "q1");
      assertThat(handled).containsExactly("[a/c/0/continuation/0, a/c/0]");
      assertThat(acknowledged).containsExactly("q1", "q0", "again1", "again0");
      assertThat(givenUp).isEmpty();
    }
  }

  @Test
  void whatCannotBeReadIsADeadLetterAndTheGroupThatWaitsGoesOn() {
    consume(continuation, "k0", "k1");
    await(consumer.consume(message("garbage", 0, new byte[] {1, 2, 3})));
    assertThat(givenUp).hasSize(1);
    assertThat(givenUp.get(0))
        .startsWith("garbage: support-test: ")
        .contains("not a configuration/2");
    consume(parent, "p0", "p1");
    assertThat(acknowledged).containsExactly("p1", "p0", "k1", "k0");
  }

  private void consume(Configuration configuration, String... names) {
    messages(configuration, names).forEach(message -> await(consumer.consume(message)));
  }

  /** The blocks of {@code configuration}, at offset 10 and on. */
  private List<Message<byte[]>> messages(Configuration configuration, String... names) {
    List<byte[]> records = Topics.SNAPSHOTS.codec().encode(configuration, 1000);
    assertThat(records).hasSameSizeAs(names);
    List<Message<byte[]>> messages = new ArrayList<>();
    for (int block = 0; block < names.length; block++) {
      messages.add(message(names[block], 10 + block, records.get(block)));
    }
    return messages;
  }

  private Message<byte[]> message(String name, long offset, byte[] value) {
    ConsumerRecord<String, byte[]> record =
        new ConsumerRecord<>(Topics.SNAPSHOTS.name(), 3, offset, "key", value);
    return Message.of(
        value,
        Metadata.of(new IncomingKafkaRecordMetadata<>(record, "snapshots-in")),
        () -> {
          acknowledged.add(name);
          return CompletableFuture.completedFuture(null);
        },
        failure -> {
          givenUp.add(name + ": " + failure.getMessage());
          return CompletableFuture.completedFuture(null);
        });
  }

  private static void await(Uni<Void> work) {
    work.await().atMost(PATIENCE);
  }

  private static Configuration snapshot(String trajectory) {
    return Snapshots.of(trajectory, 30, Split.TEST);
  }

  private static Configuration continuation(Configuration of) {
    SnapshotId id = of.snapshot().derived(new Derivation(Derivation.Kind.CONTINUATION, 0));
    return Snapshots.of(id, 30, Split.TEST);
  }

  /** Complete with the parent; another family's continuation means that it does not come. */
  private static final class Families implements PayloadGroups<Configuration, List<Configuration>> {
    private @Nullable Configuration waiting;
    private List<Message<byte[]>> waitingMessages = List.of();

    @Override
    public Result<List<Configuration>> add(Configuration payload, List<Message<byte[]>> messages) {
      Configuration earlier = waiting;
      List<Message<byte[]>> earlierMessages = waitingMessages;
      if (payload.snapshot().is(Derivation.Kind.CONTINUATION)) {
        waiting = payload;
        waitingMessages = messages;
        return earlier == null || earlier.snapshot().equals(payload.snapshot())
            ? Result.waiting(earlierMessages)
            : Result.abandoned(List.of(), earlierMessages, "the parent did not come");
      }
      forget();
      if (earlier == null) {
        return Result.complete(List.of(payload), messages);
      }
      List<Message<byte[]>> all = new ArrayList<>(earlierMessages);
      all.addAll(messages);
      return Result.complete(List.of(earlier, payload), all);
    }

    @Override
    public void forget() {
      waiting = null;
      waitingMessages = List.of();
    }
  }
}
