package io.supercool.support;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.wire.BlockAssembler;
import io.supercool.contracts.wire.ConfigurationCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The smallest service there can be: assembles snapshots and keeps their ids. */
@ApplicationScoped
public class SnapshotReceiver {
  private final BlockAssembler<Configuration, Message<byte[]>> assembler =
      new BlockAssembler<>(new ConfigurationCodec(), 4);
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final DeadLetters deadLetters;
  private final PayloadPublisher<Configuration> publisher;

  SnapshotReceiver(
      DeadLetters deadLetters, @Channel("snapshots-out") MutinyEmitter<byte[]> emitter) {
    this.deadLetters = deadLetters;
    publisher =
        new PayloadPublisher<>(
            new ConfigurationCodec(), emitter, "supercool.snapshot", "support-test");
  }

  @Incoming("snapshots-in")
  Uni<Void> receive(Message<byte[]> message) {
    BlockAssembler.Result<Configuration, Message<byte[]>> result;
    try {
      result = assembler.add(message.getPayload(), message);
    } catch (ContractException e) {
      return deadLetters.reject(message, e);
    }
    if (result.payload() != null) {
      received.add(result.payload().id().toString());
    }
    return Uni.join()
        .all(
            deadLetters.rejectAll(result.abandoned(), String.valueOf(result.reason())),
            acknowledge(result.superseded()),
            acknowledge(result.messages()))
        .andFailFast()
        .replaceWithVoid();
  }

  private static Uni<Void> acknowledge(List<Message<byte[]>> messages) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Message<byte[]> message : messages) {
      all = all.chain(() -> Uni.createFrom().completionStage(message.ack()));
    }
    return all;
  }

  /** Ids of the snapshots that came, in order. */
  public List<String> received() {
    return received;
  }

  /** Publishes as a service would. */
  public Uni<Long> publish(Configuration configuration) {
    return publisher.publish(configuration.id().run(), configuration);
  }
}
