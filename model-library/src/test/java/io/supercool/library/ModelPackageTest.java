package io.supercool.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ModelPackageTest {
  private static final int MUTATIONS = Integer.getInteger("supercool.mutations", 2_500);

  private final ModelPackage model = Specimens.model("ka", 1);

  @Test
  void whatIsWrittenIsRead() {
    ModelPackage read = ModelPackage.read(model.bytes());
    assertThat(read.manifest()).isEqualTo(model.manifest());
    assertThat(read.files().keySet()).isEqualTo(model.files().keySet());
    read.files().forEach((file, content) -> assertThat(content).isEqualTo(model.file(file)));
    assertThat(read.bytes()).isEqualTo(model.bytes());
    assertThat(read.facts().standardisation().species()).containsExactly("A", "B");
  }

  @Test
  void theCardSaysWhatThePackageHolds() {
    byte[] card = model.withManifest(model.manifest()).file(PackageFile.CARD);
    assertThat(new String(card, UTF_8))
        .contains("# ka-1", "0.56, 0.64", "kob-andersen", "| A | 52.0 | 0.600 | 0.500 to 0.700 |");
  }

  @Test
  void itKnowsWhichTimesItLearnedAtWhichTemperature() {
    TrainingData data = model.facts().data();
    assertThat(data.isLearned(0.56, 52)).isTrue();
    assertThat(data.isLearned(0.64, 52)).isFalse();
    assertThat(data.isLearned(0.3, 1)).isFalse();
    assertThat(data.isLearned(Double.NaN, 52)).isTrue();
  }

  @Test
  void anotherFormatIsRefusedWithWhatToDo() throws IOException {
    byte[] later = changed("\"format\":1", "\"format\":2");
    assertThatThrownBy(() -> ModelPackage.read(later))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("package format 2")
        .hasMessageContaining("use a newer Supercool");
  }

  @Test
  void namesThatLeaveTheFolderAreRefused() throws IOException {
    byte[] hostile = changed("\"name\":\"ka\"", "\"name\":\"../../ka\"");
    assertThatThrownBy(() -> ModelPackage.read(hostile))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("a model's name has");
    byte[] outside = zip(Map.of("manifest.json", manifest(), "../model.json", new byte[3]), false);
    assertThatThrownBy(() -> ModelPackage.read(outside))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("not of it");
  }

  @Test
  void whatIsCompressedIsRefusedBeforeItIsExpanded() throws IOException {
    byte[] bomb = zip(Map.of("manifest.json", new byte[50 << 20]), true);
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> ModelPackage.read(bomb))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("compressed");
  }

  @Test
  void aChangedFileIsRefused() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.get("parameters.safetensors")[80] ^= 1;
    byte[] changed = zip(entries, false);
    assertThatThrownBy(() -> ModelPackage.read(changed))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("damaged or changed");
  }

  /** Bytes changed, cut, doubled, at random: read or refused, never anything else. */
  @Test
  void mutatedPackagesAreReadOrRefused() {
    Random random = new Random(18);
    byte[] whole = model.bytes();
    int refused = 0;
    for (int k = 0; k < MUTATIONS; k++) {
      byte[] mutated = mutated(whole, random);
      try {
        ModelPackage.read(mutated);
      } catch (PackageException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(refused).isGreaterThan(MUTATIONS / 2);
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] mutated = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> mutated = Arrays.copyOf(mutated, random.nextInt(mutated.length));
      case 1 -> {
        int from = random.nextInt(mutated.length);
        int to = random.nextInt(mutated.length);
        int length = random.nextInt(mutated.length - Math.max(from, to));
        System.arraycopy(whole, from, mutated, to, length);
      }
      default -> {
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
          mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return mutated;
  }

  private byte[] manifest() {
    return Json.write(model.manifest());
  }

  private Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("manifest.json", manifest());
    model.files().forEach((file, content) -> entries.put(file.fileName(), content.clone()));
    return entries;
  }

  private byte[] changed(String text, String by) throws IOException {
    Map<String, byte[]> entries = entries();
    String manifest = new String(manifest(), UTF_8);
    assertThat(manifest).contains(text);
    entries.put("manifest.json", manifest.replace(text, by).getBytes(UTF_8));
    return zip(entries, false);
  }

  private static byte[] zip(Map<String, byte[]> entries, boolean compressed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        if (!compressed) {
          CRC32 sum = new CRC32();
          sum.update(file.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(file.getValue().length);
          entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
