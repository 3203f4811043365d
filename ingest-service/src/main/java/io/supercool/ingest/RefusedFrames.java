package io.supercool.ingest;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.supercool.contracts.CloudEvents;
import io.supercool.contracts.Json;
import io.supercool.contracts.Topics;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.reader.SourceFormatException;
import io.supercool.support.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * Dead letters for frames and files of followed sources, whose request was acknowledged long ago:
 * the request, with a reason that names file and place. There is no record of a frame that was
 * refused, hence no partition and no offset in the letter.
 */
@ApplicationScoped
class RefusedFrames {
  private static final int MAX_REASON = 2000;

  private final MutinyEmitter<byte[]> emitter;
  private final String service;

  RefusedFrames(
      @Channel("refused-out") MutinyEmitter<byte[]> emitter,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.emitter = emitter;
    this.service = service;
  }

  /** Completes once the broker has the letter; waits for one that is away. */
  Uni<Void> report(SourceRequest request, SourceFormatException fault) {
    String said = service + ": " + fault.getMessage();
    String reason = said.length() <= MAX_REASON ? said : said.substring(0, MAX_REASON);
    Headers headers =
        CloudEvents.headers(request.id(), "supercool.source", service, CloudEvents.JSON);
    headers.add("dead-letter-reason", reason.getBytes(StandardCharsets.UTF_8));
    headers.add("dead-letter-topic", Topics.SOURCES.getBytes(StandardCharsets.UTF_8));
    Metadata metadata =
        Metadata.of(
            OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(request.id())
                .withHeaders(headers)
                .build());
    return Patience.untilSent(
        "dead letter of " + request.id(),
        Uni.createFrom()
            .voidItem()
            .chain(() -> emitter.sendMessage(Message.of(Json.write(request), metadata))));
  }
}
