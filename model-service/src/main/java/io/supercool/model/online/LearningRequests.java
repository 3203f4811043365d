package io.supercool.model.online;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.json.Json;
import io.supercool.contracts.request.LearningRequest;
import io.supercool.storage.DiskPatience;
import io.supercool.storage.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The requests that are being served, on disk: each lasts until another takes its place or it is
 * given up.
 */
final class LearningRequests {
  private static final String REQUEST = "request.json";

  private static final Logger LOG = Logger.getLogger(LearningRequests.class);

  private final Path root;

  /** In folders under {@code root}, one for each trajectory. */
  LearningRequests(Path root) {
    this.root = root;
  }

  /** The folder of a trajectory, whatever it is called. */
  Path folder(String trajectory) {
    return root.resolve(
        UUID.nameUUIDFromBytes(trajectory.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** All that are kept; one that cannot be read, as of an earlier version, is set aside. */
  List<LearningRequest> all() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .map(folder -> folder.resolve(REQUEST))
          .filter(Files::exists)
          .flatMap(file -> read(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root + ": " + e, e);
    }
  }

  private static Optional<LearningRequest> read(Path file) {
    try {
      return Optional.of(Json.read(Files.readAllBytes(file), LearningRequest.class));
    } catch (ContractException e) {
      Path aside = file.resolveSibling(REQUEST + ".unreadable");
      LOG.warnf(
          "%s; it is now %s. Ask again to go on learning from its trajectory.",
          e.getMessage(), aside);
      move(file, aside);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rename " + from + ": " + e, e);
    }
  }

  /** Keeps a request, in the place of its trajectory's earlier one; waits for room on the disk. */
  void put(LearningRequest request) {
    Path file = folder(request.trajectory()).resolve(REQUEST);
    try {
      DiskPatience.untilWritten(() -> new DurableFile(file).write(Json.write(request)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  /** Forgets a trajectory's request. */
  void remove(String trajectory) {
    try {
      Files.deleteIfExists(folder(trajectory).resolve(REQUEST));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the request of " + trajectory + ": " + e, e);
    }
  }
}
