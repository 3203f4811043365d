package io.supercool.ingest;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.contracts.topic.DeadLetter;
import io.supercool.contracts.topic.Topics;
import io.supercool.reader.SourceFormatException;
import io.supercool.support.Patience;
import io.supercool.support.Records;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/**
 * Dead letters for frames and files of followed sources, whose request was acknowledged long ago:
 * the request, with a reason that names file and place. There is no record of a frame that was
 * refused, hence no partition and no offset in the letter.
 */
@ApplicationScoped
class RefusedFrames {

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
    Headers headers = Topics.SOURCES.headers(Topics.SOURCES.id(request), service);
    DeadLetter.ofFrame(service, Topics.SOURCES.name(), fault.getMessage()).addTo(headers);
    return Patience.untilSent(
        "dead letter of " + request.id(),
        Uni.createFrom()
            .voidItem()
            .chain(
                () ->
                    emitter.sendMessage(
                        Records.message(
                            Topics.SOURCES.key(request, service), headers, Json.write(request)))));
  }
}
