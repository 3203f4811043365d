package io.supercool.launcher.files;

import io.supercool.console.UserException;
import io.supercool.storage.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a system keeps: configuration, models, the broker's records and what belongs to them, and
 * logs.
 *
 * @param path {@code .supercool/runs/<id>} of a run, or a workspace
 * @param logs one file per process
 */
public record RunFolder(Path path, Path logs) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final String LOGS = "logs";

  /** Creates a folder whose name says when, in UTC, and what for. */
  public static RunFolder create(Installation installation, String purpose, Instant now) {
    Path runs = installation.runs();
    String name = stamp(now) + "-" + purpose;
    Path folder = runs.resolve(name);
    for (int again = 2; Files.exists(folder); again++) {
      folder = runs.resolve(name + "-" + again);
    }
    return made(new RunFolder(folder, folder.resolve(LOGS)));
  }

  /**
   * A folder that outlives the system: the next one goes on from there. Each has its own logs.
   *
   * @throws UserException if it cannot be made
   */
  public static RunFolder workspace(Path folder, Instant now) {
    return made(new RunFolder(folder, folder.resolve(LOGS).resolve(stamp(now))));
  }

  private static RunFolder made(RunFolder folder) {
    try {
      Folders.make(folder.logs());
      Folders.make(folder.models());
      return folder;
    } catch (IOException e) {
      throw new UserException(
          "Cannot make the folder %s: %s. Name another with --workspace."
              .formatted(folder.path(), e.getMessage()),
          e);
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

  /** The embedded broker's records. */
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

  /** The broker's records, and what belongs to them. */
  public List<Path> records() {
    return List.of(broker(), followed(), labels());
  }
}
