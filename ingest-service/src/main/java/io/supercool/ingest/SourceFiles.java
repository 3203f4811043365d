package io.supercool.ingest;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.reader.Source;
import io.supercool.reader.SourceFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * Which files a request may name: regular ones of bounded size inside the allowed folders. A link,
 * a device or a pipe is refused before it is opened.
 */
final class SourceFiles {
  private final List<Path> roots;
  private final long maxBytes;

  /** Allows files of at most {@code maxBytes} below {@code roots}. */
  SourceFiles(List<Path> roots, long maxBytes) {
    this.roots = roots;
    this.maxBytes = maxBytes;
  }

  /**
   * The source that {@code request} names.
   *
   * @throws ContractException if the location is no absolute path
   * @throws SourceFormatException if the file may not or cannot be read
   */
  Source admit(SourceRequest request) {
    Path file = path(request.location());
    requireRegular(file, maxBytes);
    return within(file, request);
  }

  /**
   * The file or folder that {@code request} asks to follow; it may grow to any size.
   *
   * @throws ContractException if the location is no absolute path
   * @throws SourceFormatException if it may not or cannot be read
   */
  Source admitToFollow(SourceRequest request) {
    Path path = path(request.location());
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      requireRegular(path, Long.MAX_VALUE);
    }
    return within(path, request);
  }

  private Source within(Path file, SourceRequest request) {
    Path real = real(file);
    if (roots.stream().noneMatch(root -> real.startsWith(real(root)))) {
      throw new SourceFormatException(
          file,
          "file",
          "is outside the folders that this service may read",
          "move it there or add its folder to supercool.ingest.roots (" + roots + ")");
    }
    return new Source(real, request.split(), request.trajectory());
  }

  private static Path path(String location) {
    try {
      Path path = Path.of(location);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new ContractException("location is not a path: " + e.getMessage(), e);
    }
    throw new ContractException("location must be an absolute path: " + location);
  }

  private static void requireRegular(Path file, long maxBytes) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        throw new SourceFormatException(
            file,
            "file",
            attributes.isSymbolicLink() ? "is a link" : "is not a regular file",
            "name the file itself");
      }
      if (attributes.size() > maxBytes) {
        throw new SourceFormatException(
            file,
            "file",
            "has %d bytes, more than the %d allowed".formatted(attributes.size(), maxBytes),
            "raise supercool.ingest.max-file-bytes if you trust it");
      }
    } catch (NoSuchFileException e) {
      throw new SourceFormatException(file, "file", "does not exist", "check the path");
    } catch (IOException e) {
      throw SourceFormatException.unreadable(file, e);
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw SourceFormatException.unreadable(path, e);
    }
  }
}
