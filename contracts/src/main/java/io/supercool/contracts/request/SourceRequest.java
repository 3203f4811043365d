package io.supercool.contracts.request;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.supercool.contracts.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks ingest-service to read a source. Names of earlier versions are read too.
 *
 * @param id of the request, chosen by who asks
 * @param location path of a file that the ingest-service can open; if it is to be followed, also a
 *     folder, or {@code imd://HOST:PORT}
 * @param split what its configurations are for
 * @param trajectory trajectory id to use instead of the file's stem
 * @param following how to go on reading as the source grows; null to read what is there and finish
 * @param replicas the replicas that it holds; null if its frames are snapshots
 * @param timeReversedReplicas how many of the replicas it holds are to be published, run backwards,
 *     as snapshots of their own beside their start; null for none
 * @param again whether snapshots that were published with the same content before are published
 *     once more, to pass through the pipeline again; null for no
 * @param models names of the models, or versions, that are to predict its snapshots, each for
 *     itself; null for the one that predicts what names none
 */
@RecordBuilder
public record SourceRequest(
    String id,
    String location,
    Split split,
    @JsonAlias("run") @Nullable String trajectory,
    @Nullable Following following,
    @JsonAlias("ensemble") @Nullable ReplicaSource replicas,
    @JsonAlias("reversals") @Nullable Integer timeReversedReplicas,
    @Nullable Boolean again,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> models)
    implements SourceRequestBuilder.With {
  /** What the location of a simulation that speaks IMD begins with. */
  public static final String IMD = "imd://";

  /** Asks for the snapshots that are there now. */
  public static SourceRequest of(String id, String location, Split split) {
    return SourceRequestBuilder.builder().id(id).location(location).split(split).build();
  }
}
