package io.supercool.launcher.files;

import io.supercool.storage.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What a run keeps: configuration, report, models and logs; and the broker's records until it ends.
 *
 * @param path {@code .supercool/runs/<id>}
 */
public record RunFolder(Path path) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** Creates a folder whose name says when, in UTC, and what for. */
  public static RunFolder create(Installation installation, String purpose, Instant now) {
    Path runs = installation.work().resolve("runs");
    String name = stamp(now) + "-" + purpose;
    try {
      Path folder = runs.resolve(name);
      for (int again = 2; Files.exists(folder); again++) {
        folder = runs.resolve(name + "-" + again);
      }
      RunFolder run = new RunFolder(folder);
      Files.createDirectories(run.logs());
      Files.createDirectories(run.models());
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a folder in " + runs, e);
    }
  }

  /** The time as run and model names carry it: 20260102-030405. */
  public static String stamp(Instant time) {
    return STAMP.format(time);
  }

  /** The run's name. */
  public String id() {
    return path.getFileName().toString();
  }

  /** One file per process. */
  public Path logs() {
    return path.resolve("logs");
  }

  /** Checkpoints. */
  public Path models() {
    return path.resolve("models");
  }

  /** How far followed sources are published: part of what the broker knows, and of its lifetime. */
  public Path followed() {
    return path.resolve("followed");
  }

  /** What label-service waits with: part of what the broker knows, and of its lifetime. */
  public Path labels() {
    return path.resolve("labels");
  }

  /** The embedded broker's records; deleted when the system ends. */
  public Path broker() {
    return path.resolve("broker");
  }

  /** The configuration in effect. */
  public Path configuration() {
    return path.resolve("configuration.yaml");
  }

  /** The scores and counts. */
  public Path report() {
    return path.resolve("report.json");
  }

  /** Deletes the broker's records. */
  public void deleteBroker() {
    try {
      Folders.delete(broker());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + broker(), e);
    }
  }
}
