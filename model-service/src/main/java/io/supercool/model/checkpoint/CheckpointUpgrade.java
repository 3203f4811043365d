package io.supercool.model.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.json.Json;

/**
 * Brings the description of an earlier format to that of this code. The tensors have not changed
 * since format 4.
 */
final class CheckpointUpgrade {
  /** The earliest format that can be upgraded. */
  static final int EARLIEST = 4;

  private static final char REPLICA_MARK = '~';

  private CheckpointUpgrade() {}

  /**
   * {@code model.json} as this code reads it.
   *
   * @param json of a format from {@link #EARLIEST} to {@link ModelDescription#FORMAT}
   */
  static byte[] upgraded(byte[] json) {
    ObjectNode description = Json.read(json, ObjectNode.class);
    if (description.path("format").asInt() == 4) {
      fromFormat4(description);
    }
    return Json.write(description);
  }

  /**
   * Format 4 called a trajectory a run, and had time-reversed replicas in a list of their own, as
   * snapshots of the run {@code RUN~REPLICA}.
   */
  private static void fromFormat4(ObjectNode description) {
    ObjectNode request = description.withObject("/request");
    ArrayNode snapshots = request.withArray("snapshots");
    JsonNode reversed = request.remove("reversed");
    snapshots.forEach(snapshot -> renameRun((ObjectNode) snapshot));
    request.withArray("pretraining").forEach(snapshot -> renameRun((ObjectNode) snapshot));
    if (reversed != null) {
      for (JsonNode snapshot : reversed) {
        snapshots.add(withDerivation((ObjectNode) snapshot));
      }
    }
    description.put("format", ModelDescription.FORMAT);
  }

  private static ObjectNode withDerivation(ObjectNode snapshot) {
    renameRun(snapshot);
    String name = snapshot.get("trajectory").asText();
    int mark = name.lastIndexOf(REPLICA_MARK);
    snapshot.put("trajectory", name.substring(0, mark));
    snapshot
        .putObject("derivation")
        .put("kind", Derivation.Kind.TIME_REVERSED.name())
        .put("replica", Integer.parseInt(name.substring(mark + 1)));
    return snapshot;
  }

  private static void renameRun(ObjectNode snapshot) {
    snapshot.set("trajectory", snapshot.remove("run"));
  }
}
