package io.supercool.model.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.sun.management.ThreadMXBean;
import io.supercool.contracts.ContractException;
import io.supercool.contracts.Graph;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.NetworkOptions;
import io.supercool.contracts.request.TrainingOptions;
import io.supercool.contracts.request.TrainingRequest;
import io.supercool.library.ModelPackage;
import io.supercool.library.PackageException;
import io.supercool.library.PackageFile;
import io.supercool.model.TestGraphs;
import io.supercool.model.checkpoint.CheckpointFiles;
import io.supercool.model.checkpoint.CheckpointStore;
import io.supercool.model.training.Trainer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Packages that somebody changed, with hashes that fit: loaded or refused, never a crash, and
 * nothing is allocated beyond what the file could hold.
 */
class HostilePackageTest {
  private static final int MUTATIONS = Integer.getInteger("supercool.mutations", 2_500);

  /** Beside the content itself: the JSON of manifest and description, and what reads them. */
  private static final long READING_BYTES = 512 << 10;

  private static NDManager manager;
  private static ModelPackage model;

  @BeforeAll
  static void train(@TempDir Path folder) throws Exception {
    manager = NDManager.newBaseManager();
    Graph graph = TestGraphs.of("a", 1, Split.TRAIN);
    TrainingRequest request =
        TrainingRequest.of("hostile", List.of(graph.snapshot()))
            .with()
            .network(new NetworkOptions(2, 8, 1, true, 2.0, 6, 8, 1))
            .training(new TrainingOptions(1, 0, 1, 1e-2, 2e-3, 1e-2, 1, 0, 0, 0.3))
            .build();
    model =
        CheckpointFiles.packed(
            new Trainer(request, new CheckpointStore(folder), 1)
                .train(TestGraphs.byId(List.of(graph)), (progress, last, best) -> {})
                .folder());
  }

  @AfterAll
  static void free() {
    manager.close();
  }

  @Test
  void changedDescriptionsAndNumbersAreLoadedOrRefused() {
    Random random = new Random(5);
    int loaded = 0;
    for (int k = 0; k < MUTATIONS; k++) {
      Map<PackageFile, byte[]> files = new EnumMap<>(model.files());
      PackageFile changed =
          random.nextInt(4) == 0 ? PackageFile.PARAMETERS : PackageFile.DESCRIPTION;
      files.put(
          changed,
          changed == PackageFile.PARAMETERS
              ? bytesChanged(files.get(changed), random)
              : numberChanged(files.get(changed), random));
      try {
        ModelPackage mutated = ModelPackage.read(ModelPackage.of(model.manifest(), files).bytes());
        TrainedModel.load(mutated, manager, 1).close();
        loaded++;
      } catch (PackageException | ContractException | IllegalArgumentException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(loaded).isBetween(1, MUTATIONS - 1);
  }

  @Test
  void readingAllocatesNoMoreThanTwiceTheFile() {
    byte[] bytes = model.bytes();
    ModelPackage.read(bytes);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
    ModelPackage.read(bytes);
    long allocated = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(allocated).isLessThan(2L * bytes.length + READING_BYTES);
  }

  private static byte[] bytesChanged(byte[] content, Random random) {
    byte[] changed = content.clone();
    // The header and the first numbers: where something can go wrong.
    changed[random.nextInt(Math.min(changed.length, 4096))] = (byte) random.nextInt(256);
    return changed;
  }

  /** One number of the text becomes another, or one character does. */
  private static byte[] numberChanged(byte[] json, Random random) {
    String text = new String(json, UTF_8);
    int at = random.nextInt(text.length());
    if (random.nextBoolean()) {
      return (text.substring(0, at) + (char) (32 + random.nextInt(95)) + text.substring(at + 1))
          .getBytes(UTF_8);
    }
    while (!Character.isDigit(text.charAt(at))) {
      at = random.nextInt(text.length());
    }
    String[] others = {"0", "1", "7", "16", "1024", "99999999999999", "-1", "1e308", "0.5"};
    return (text.substring(0, at) + others[random.nextInt(others.length)] + text.substring(at + 1))
        .getBytes(UTF_8);
  }
}
