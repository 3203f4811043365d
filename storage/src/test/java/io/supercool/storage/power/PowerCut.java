package io.supercool.storage.power;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder on a disk that loses what was not flushed, as {@code power-cut.c} beside this class has
 * it. A program is started with {@link #java} and killed; {@link #disk} is what a power cut at that
 * moment leaves.
 */
public final class PowerCut {
  /** When names of files and folders are on the disk. */
  public enum Names {
    /** Once their folder is flushed: all that POSIX promises. */
    FLUSHED,
    /** At once, before any content: what a journal may do on its own. */
    AT_ONCE
  }

  private final Path folder;
  private final Path store;
  private final Path library;

  private PowerCut(Path work) throws IOException {
    folder = Files.createDirectory(work.resolve("folder"));
    store = Files.createDirectory(work.resolve("store"));
    for (String part : List.of("content", "names", "pins")) {
      Files.createDirectory(store.resolve(part));
    }
    library = work.resolve("power-cut.so");
  }

  /**
   * A new, empty folder in {@code work}, which exists. The test is skipped where the layer cannot
   * be compiled.
   */
  public static PowerCut in(Path work) throws Exception {
    PowerCut cut = new PowerCut(Files.createDirectory(work.toRealPath().resolve("power-cut")));
    assumeTrue(
        cut.compile(), "A power cut is not tested: it needs Linux and gcc (gcc, libc6-dev).");
    return cut;
  }

  private boolean compile() throws Exception {
    try (InputStream code = PowerCut.class.getResourceAsStream("power-cut.c")) {
      Path source = library.resolveSibling("power-cut.c");
      Files.copy(code, source);
      return System.getProperty("os.name").equals("Linux")
          && new ProcessBuilder(
                      "gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                  .inheritIO()
                  .start()
                  .waitFor()
              == 0;
    } catch (IOException noCompiler) {
      return false;
    }
  }

  /** What a program is to write in. */
  public Path folder() {
    return folder;
  }

  /** A program of the test's class path on this disk; its errors are the test's. */
  public ProcessBuilder java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("LD_PRELOAD", library.toString());
    builder.environment().put("POWER_CUT_FOLDER", folder.toString());
    builder.environment().put("POWER_CUT_STORE", store.toString());
    return builder;
  }

  /**
   * Runs a program until it ends, or until the power is cut at its flush number {@code flush},
   * counted from 1; the lines it wrote.
   */
  public List<String> run(long flush, ProcessBuilder program) throws Exception {
    program.environment().put("POWER_CUT_AT", String.valueOf(flush));
    Process process = program.start();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> written = lines.lines().toList();
      process.waitFor();
      return written;
    }
  }

  /** Copies what is on the disk to {@code target}, which is made. Nothing may run on it. */
  public Path disk(Path target, Names names) throws IOException {
    Files.createDirectory(target);
    if (names == Names.FLUSHED) {
      restore(inode(folder), target);
    } else {
      Files.walkFileTree(folder, new Restoring(target));
    }
    return target;
  }

  private void restore(String inode, Path target) throws IOException {
    Path names = store.resolve("names").resolve(inode);
    if (!Files.exists(names)) {
      return;
    }
    for (String line : Files.readAllLines(names)) {
      String[] entry = line.split(" ", 3);
      Path to = target.resolve(entry[2]);
      if (entry[0].equals("d")) {
        restore(entry[1], Files.createDirectory(to));
      } else {
        content(entry[1], to);
      }
    }
  }

  private void content(String inode, Path to) throws IOException {
    try {
      Files.copy(store.resolve("content").resolve(inode), to);
    } catch (NoSuchFileException neverFlushed) {
      Files.createFile(to);
    }
  }

  private static String inode(Path path) throws IOException {
    return Files.getAttribute(path, "unix:ino").toString();
  }

  /** All names that there are, with the content that is on the disk. */
  private final class Restoring extends SimpleFileVisitor<Path> {
    private final Path target;

    Restoring(Path target) {
      this.target = target;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
        throws IOException {
      if (!from.equals(folder)) {
        Files.createDirectory(target.resolve(folder.relativize(from)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      content(inode(file), target.resolve(folder.relativize(file)));
      return FileVisitResult.CONTINUE;
    }
  }
}
