package io.supercool.library;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supercool.contracts.Derivation;
import io.supercool.contracts.json.Json;

/**
 * Brings {@code model.json} of an earlier format to that of this code. The tensors have not changed
 * since format 4.
 */
public final class DescriptionUpgrade {
  /** The format this code writes. */
  public static final int FORMAT = 6;

  /** The earliest format that can be upgraded. */
  public static final int EARLIEST = 4;

  private static final char REPLICA_MARK = '~';

  private DescriptionUpgrade() {}

  /** What can be read of a description of any format. */
  public record Layout(int format) {}

  /**
   * {@code model.json} as this code reads it.
   *
   * @throws PackageException if it is of a format that this version does not read; the message says
   *     what to do
   * @throws io.supercool.contracts.ContractException if it is no such file
   */
  public static byte[] upgraded(byte[] json) {
    int format = Json.read(json, Layout.class).format();
    if (format < EARLIEST || format > FORMAT) {
      throw new PackageException(
          "checkpoint format %d, this version reads %d to %d; %s"
              .formatted(
                  format,
                  EARLIEST,
                  FORMAT,
                  format > FORMAT
                      ? "use a newer Supercool"
                      : "train the model again or use the Supercool that trained it"));
    }
    if (format == FORMAT) {
      return json;
    }
    ObjectNode description = Json.read(json, ObjectNode.class);
    if (format == 4) {
      fromFormat4(description);
    }
    // Format 6 adds what the model was trained on, which earlier ones do not know.
    description.put("format", FORMAT);
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
