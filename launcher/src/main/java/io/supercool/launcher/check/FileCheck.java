package io.supercool.launcher.check;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Propensity;
import io.supercool.contracts.Split;
import io.supercool.launcher.check.CheckedFile.Refusal;
import io.supercool.reader.ContentHash;
import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceReader;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.check.Predictability;
import io.supercool.reader.check.StructureChecks;
import io.supercool.reader.check.StructureChecks.Suspicion;
import io.supercool.reader.recognition.SourceReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads files as ingest-service does, one after another, and says what would be published of each.
 * Ids are told apart over all files. Not thread-safe.
 */
public final class FileCheck {
  private final SourceReaders readers = new SourceReaders(ReadLimits.DEFAULT);
  private final Map<String, Given> given = new HashMap<>();
  private final @Nullable String trajectory;

  private record Given(Path file, ContentHash content) {}

  /** Checks files as of {@code trajectory}; null for their own names. */
  public FileCheck(@Nullable String trajectory) {
    this.trajectory = trajectory;
  }

  /** What would be published of {@code file}. */
  public CheckedFile of(Path file) {
    Frames frames = new Frames(file);
    String format = null;
    try {
      SourceReader reader = readers.of(file);
      format = reader.format();
      reader.read(new Source(file, Split.LIVE, trajectory), frames);
    } catch (SourceFormatException fault) {
      frames.refuse(fault);
    }
    return frames.result(format == null ? null : format.replaceFirst(" \\(.*", ""));
  }

  /** Gathers the frames of one file. */
  private final class Frames implements FrameSink {
    private final Path file;
    private final List<String> ids = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private final List<Integer> particles = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();

    /** How many frames each check has found wrong; the first is told. */
    private final Map<String, Integer> suspicious = new HashMap<>();

    private @Nullable Configuration first;

    Frames(Path file) {
      this.file = file;
    }

    @Override
    public void accept(Configuration frame) {
      String id = frame.snapshot().toString();
      Given own = new Given(file, ContentHash.of(frame));
      Given before = given.putIfAbsent(id, own);
      if (before != null) {
        toldApart(id, before, own);
        return;
      }
      ids.add(id);
      steps.add(frame.snapshot().step());
      particles.add(frame.particles());
      if (first == null) {
        first = frame;
        Predictability.obstacle(frame).ifPresent(warnings::add);
      }
      lookAt(frame);
    }

    private void toldApart(String id, Given before, Given own) {
      if (before.content().equals(own.content())) {
        warnings.add(
            "%s: has the same content as in %s: it is published once".formatted(id, before.file()));
      } else {
        refused.add(
            new Refusal(
                id,
                "this id belongs to another content, of %s; give the files trajectories of their own with --trajectory"
                    .formatted(before.file())));
      }
    }

    private void lookAt(Configuration frame) {
      for (Suspicion suspicion : StructureChecks.of(frame)) {
        if (suspicious.merge(suspicion.check(), 1, Integer::sum) == 1) {
          warnings.add("frame %d looks wrong: %s".formatted(ids.size(), suspicion.reason()));
        }
      }
    }

    @Override
    public void refuse(SourceFormatException fault) {
      refused.add(new Refusal(fault.place(), fault.reason()));
    }

    @Override
    public void warn(SourceWarning warning) {
      warnings.add("%s: %s".formatted(warning.place(), warning.text()));
    }

    CheckedFile result(@Nullable String format) {
      suspicious.forEach(
          (check, count) -> {
            if (count > 1) {
              warnings.add("%d frames look wrong so (%s)".formatted(count, check));
            }
          });
      CheckedFileBuilder result =
          CheckedFileBuilder.builder()
              .file(file.toString())
              .format(format)
              .frames(ids.size())
              .ids(ids)
              .steps(steps)
              .particles(particles)
              .species(Map.of())
              .labels(new double[0])
              .warnings(warnings)
              .refused(refused);
      return first == null ? result.build() : described(result, first).build();
    }
  }

  private static CheckedFileBuilder described(CheckedFileBuilder result, Configuration first) {
    int dimensions = first.header().dimensions();
    double[] place = new double[dimensions];
    System.arraycopy(first.positions(), 0, place, 0, dimensions);
    Propensity propensity = first.propensity();
    return result
        .species(counts(first))
        .dimensions(dimensions)
        .box(first.header().box())
        .first(place)
        .units(first.header().units())
        .potential(first.header().potential())
        .labels(propensity == null ? new double[0] : propensity.times());
  }

  private static Map<String, Integer> counts(Configuration frame) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (byte species : frame.species()) {
      counts.merge(frame.header().species().get(species), 1, Integer::sum);
    }
    Map<String, Integer> ordered = new LinkedHashMap<>();
    frame.header().species().stream()
        .filter(counts::containsKey)
        .forEach(name -> ordered.put(name, counts.get(name)));
    return ordered;
  }
}
