package io.supercool.launcher.predict;

import io.supercool.console.UserException;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.Split;
import io.supercool.library.ModelFacts;
import io.supercool.library.ModelLibrary.Entry;
import io.supercool.library.TrainingData;
import io.supercool.library.TrainingData.Range;
import io.supercool.physics.geometry.PeriodicBox;
import io.supercool.reader.FrameSink;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import io.supercool.reader.SourceWarning;
import io.supercool.reader.recognition.SourceReaders;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model for a liquid: of those that know its species the one whose training configurations are
 * most like it in potential, density and temperature; among equals the one that learned from most
 * configurations, then the newest.
 */
public final class ModelChoice {
  private ModelChoice() {}

  /**
   * The model for the first configuration that can be read of {@code files}.
   *
   * @throws UserException if no model knows its species, or nothing can be read
   */
  public static Entry of(List<Path> files, List<Entry> models) {
    Configuration liquid = first(files);
    List<String> species = occurring(liquid);
    return models.stream()
        .filter(entry -> entry.model().facts().standardisation().species().containsAll(species))
        .max(
            Comparator.comparingInt((Entry entry) -> likeness(liquid, entry.model().facts()))
                .thenComparing(entry -> configurations(entry.model().facts()))
                .thenComparing(entry -> entry.model().manifest().created()))
        .orElseThrow(
            () ->
                new UserException(
                    "No model knows the species %s of %s. Train one: ./supercool run --train FILES --test FILES"
                        .formatted(species, liquid.snapshot())));
  }

  private static List<String> occurring(Configuration liquid) {
    HashSet<Byte> indices = new HashSet<>();
    for (byte own : liquid.species()) {
      indices.add(own);
    }
    return indices.stream().sorted().map(own -> liquid.header().species().get(own)).toList();
  }

  private static int configurations(ModelFacts facts) {
    return facts.data() == null ? 0 : facts.data().configurations();
  }

  private static int likeness(Configuration liquid, ModelFacts facts) {
    TrainingData data = facts.data();
    if (data == null) {
      return 0;
    }
    ConfigurationHeader header = liquid.header();
    double density = liquid.particles() / new PeriodicBox(header.box()).volume();
    Range temperatures = data.temperatureRange();
    return (data.potential().contains(header.potential()) ? 4 : 0)
        + (data.density().holds(density) ? 2 : 0)
        + (temperatures != null && temperatures.holds(header.temperature()) ? 1 : 0);
  }

  private static Configuration first(List<Path> files) {
    SourceReaders readers = new SourceReaders(ReadLimits.DEFAULT);
    SourceFormatException fault = null;
    for (Path file : files) {
      First first = new First();
      try {
        readers.of(file).read(new Source(file, Split.LIVE, null), first);
      } catch (FoundException found) {
        return found.configuration;
      } catch (SourceFormatException e) {
        fault = fault == null ? e : fault;
      }
      fault = fault == null ? first.fault : fault;
    }
    throw new UserException(
        fault == null ? "There is no configuration in these files." : fault.getMessage(), fault);
  }

  /** Ends the reading at the first configuration. */
  private static final class First implements FrameSink {
    private @Nullable SourceFormatException fault;

    @Override
    public void accept(Configuration frame) {
      throw new FoundException(frame);
    }

    @Override
    public void warn(SourceWarning warning) {
      // Ingest-service tells it.
    }

    @Override
    public void refuse(SourceFormatException refused) {
      fault = Optional.ofNullable(fault).orElse(refused);
    }
  }

  private static final class FoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Configuration configuration;

    FoundException(Configuration configuration) {
      super("found", null, false, false);
      this.configuration = configuration;
    }
  }
}
