package io.supercool.launcher.system;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.json.Json;
import io.supercool.launcher.files.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code .supercool/system.json}: written by the launcher, deleted when the system ends. */
public final class SystemStateFile {
  private final Path path;

  /** At {@code path}, whose folder need not exist yet. */
  public SystemStateFile(Path path) {
    this.path = path;
  }

  /** The system that runs now; empty if there is none or its launcher is gone. */
  public Optional<SystemState> running() {
    return read().filter(state -> state.launcher().find().isPresent());
  }

  /**
   * Clears what a launcher that was killed left behind: its processes, the broker's records, the
   * file.
   *
   * @return names of the processes ended
   */
  public List<String> clearStale() {
    List<String> ended = new ArrayList<>();
    Optional<SystemState> state = read();
    if (state.isPresent() && state.get().launcher().find().isEmpty()) {
      for (SystemState.Member member : state.get().processes()) {
        if (member.process() != null) {
          member
              .process()
              .find()
              .ifPresent(
                  process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                    ended.add(member.name());
                  });
        }
      }
      new RunFolder(Path.of(state.get().folder())).deleteBroker();
      delete();
    }
    return ended;
  }

  /** Replaces the file in one step, so that no reader sees half of it. */
  public void write(SystemState state) {
    try {
      Files.createDirectories(path.getParent());
      Path whole = path.resolveSibling(path.getFileName() + ".new");
      Files.write(whole, Json.write(state));
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  /** Says that no system runs. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }

  private Optional<SystemState> read() {
    try {
      return Optional.of(Json.read(Files.readAllBytes(path), SystemState.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (ContractException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
