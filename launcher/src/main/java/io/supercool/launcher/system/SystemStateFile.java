package io.supercool.launcher.system;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.json.Json;
import io.supercool.storage.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code .supercool/system.json}: written by the launcher, deleted when the system ends. */
public final class SystemStateFile {
  private final DurableFile file;

  /** At {@code path}, whose folder need not exist yet. */
  public SystemStateFile(Path path) {
    file = new DurableFile(path);
  }

  /** The system that runs now; empty if there is none or its launcher is gone. */
  public Optional<SystemState> running() {
    return read().filter(state -> state.launcher().find().isPresent());
  }

  /**
   * Clears what a launcher that was killed left behind: its processes and the file. Records stay.
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
      delete();
    }
    return ended;
  }

  /** Replaces the file in one step, so that no reader sees half of it. */
  public void write(SystemState state) {
    try {
      file.write(Json.write(state));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file.path(), e);
    }
  }

  /** Says that no system runs. */
  public void delete() {
    try {
      file.remove();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file.path(), e);
    }
  }

  private Optional<SystemState> read() {
    try {
      return file.read().map(json -> Json.read(json, SystemState.class));
    } catch (ContractException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.path(), e);
    }
  }
}
