package io.supercool.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files of the test resources and what make_fixtures.py found in them. */
public final class ExpectedFrames {
  private final Path folder;

  /** Those of a format. */
  public ExpectedFrames(String format) {
    this.folder = Path.of("src/test/resources", format).toAbsolutePath();
  }

  /** A file of the format. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  /** All frames of a file. */
  public static List<Configuration> read(SourceReader reader, Path file) {
    assertThat(reader.accepts(file)).as("%s accepted", file).isTrue();
    List<Configuration> frames = new ArrayList<>();
    reader.read(new Source(file, Split.TEST, null), frames::add);
    return frames;
  }

  /**
   * Reads {@code name} and requires it to be what is expected of {@code of}.
   *
   * @param tolerance of positions and edges
   * @param wrapped whether positions need agree only up to the periods of an orthogonal box
   */
  public List<Configuration> requireSame(
      SourceReader reader, String name, String of, double tolerance, boolean wrapped)
      throws Exception {
    List<Configuration> frames = read(reader, file(name));
    JsonNode expected =
        new ObjectMapper().readTree(Files.readString(file("expected.json"))).get(of);
    assertThat(frames).hasSameSizeAs(expected);
    for (int k = 0; k < frames.size(); k++) {
      requireSame(frames.get(k), expected.get(k), tolerance, wrapped);
    }
    return frames;
  }

  private static void requireSame(
      Configuration frame, JsonNode expected, double tolerance, boolean wrapped) {
    if (!expected.get("step").isNull()) {
      assertThat(frame.snapshot().step()).isEqualTo(expected.get("step").asLong());
    }
    double[] box = frame.header().box();
    assertThat(box).hasSizeLessThanOrEqualTo(expected.get("box").size());
    for (int axis = 0; axis < box.length; axis++) {
      assertThat(box[axis]).isCloseTo(expected.get("box").get(axis).asDouble(), within(tolerance));
    }
    assertThat(frame.species()).hasSameSizeAs(expected.get("species"));
    for (int i = 0; i < frame.particles(); i++) {
      assertThat(frame.header().species().get(frame.species()[i]))
          .isEqualTo(expected.get("species").get(i).asText());
    }
    JsonNode positions = expected.get("positions");
    assertThat(frame.positions()).hasSameSizeAs(positions);
    for (int i = 0; i < positions.size(); i++) {
      double difference = frame.positions()[i] - positions.get(i).asDouble();
      double edge = box[i % frame.header().dimensions()];
      double periods = wrapped ? edge * Math.rint(difference / edge) : 0;
      assertThat(difference).as("coordinate %d", i).isCloseTo(periods, within(tolerance));
    }
  }
}
