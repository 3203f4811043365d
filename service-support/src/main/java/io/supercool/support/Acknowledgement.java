package io.supercool.support;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Says of messages that they are done with. */
final class Acknowledgement {
  private Acknowledgement() {}

  /**
   * Acknowledges from the last to the first: the committed offset passes all of a group's records
   * at once, and a restart never finds half a group.
   */
  static Uni<Void> of(List<Message<byte[]>> messages) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (int k = messages.size() - 1; k >= 0; k--) {
      Message<byte[]> message = messages.get(k);
      done = done.chain(() -> Uni.createFrom().completionStage(message::ack));
    }
    return done;
  }
}
