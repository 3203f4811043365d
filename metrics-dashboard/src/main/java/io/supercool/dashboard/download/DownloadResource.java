package io.supercool.dashboard.download;

import io.supercool.contracts.Prediction;
import io.supercool.contracts.text.PredictionText;
import io.supercool.dashboard.state.predictions.PredictionFrames;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recent predictions as files, as exact as they came from Kafka. */
@Path("/api/prediction")
public class DownloadResource {
  private final PredictionFrames predictions;

  DownloadResource(PredictionFrames predictions) {
    this.predictions = predictions;
  }

  /** A writer of text that may fail. */
  private interface Text {
    void write(Prediction prediction, BufferedWriter out) throws IOException;
  }

  /** One line per particle, with a line of names. */
  @GET
  @Path("/csv")
  public Response csv(@QueryParam("id") String id) {
    return text(id, "csv", "text/csv", PredictionText::csv);
  }

  /** For OVITO and ASE. */
  @GET
  @Path("/xyz")
  public Response extendedXyz(@QueryParam("id") String id) {
    return text(id, "xyz", "chemical/x-xyz", PredictionText::extendedXyz);
  }

  /** For NumPy, and for Supercool. */
  @GET
  @Path("/npz")
  public Response npz(@QueryParam("id") String id) {
    Prediction prediction = find(id);
    StreamingOutput body = out -> PredictionNpz.write(prediction, out);
    return answer(prediction, "npz", "application/octet-stream", body);
  }

  private Response text(String id, String extension, String type, Text text) {
    Prediction prediction = find(id);
    StreamingOutput body =
        out -> {
          BufferedWriter writer =
              new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          text.write(prediction, writer);
          writer.flush();
        };
    return answer(prediction, extension, type + ";charset=UTF-8", body);
  }

  private Prediction find(@Nullable String id) {
    Prediction prediction = id == null ? null : predictions.find(id);
    if (prediction == null) {
      throw new NotFoundException("not among the latest predictions: " + id);
    }
    return prediction;
  }

  private static Response answer(
      Prediction prediction, String extension, String type, StreamingOutput body) {
    String name = prediction.recordId().replaceAll("[^A-Za-z0-9._-]", "_");
    return Response.ok(body, type)
        .header("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, extension))
        .build();
  }
}
