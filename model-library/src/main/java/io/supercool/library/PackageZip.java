package io.supercool.library;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packages as zip files. Entries are stored, not compressed: arrays of random-looking numbers
 * hardly shrink, and a small file cannot become a large one. {@code manifest.json} comes first, the
 * others in the order of {@link PackageFile}, all of one date, so that the same package has the
 * same bytes.
 */
final class PackageZip {
  private static final String MANIFEST = "manifest.json";

  /** What a zip can say at the earliest, whatever the time zone. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 2, 0, 0);

  private PackageZip() {}

  static byte[] write(ModelPackage model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      put(MANIFEST, Json.write(model.manifest()), zip);
      for (PackageFile file : PackageFile.values()) {
        byte[] content = model.file(file);
        if (content != null) {
          put(file.fileName(), content, zip);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no disk is involved", e);
    }
    return bytes.toByteArray();
  }

  private static void put(String name, byte[] content, ZipOutputStream zip) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(DATE);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  static ModelPackage read(byte[] bytes) {
    Map<String, byte[]> entries = entries(bytes);
    byte[] json = entries.remove(MANIFEST);
    if (json == null) {
      throw new PackageException("it holds no " + MANIFEST + ": it is no package of Supercool's");
    }
    PackageManifest manifest = manifest(json);
    Map<PackageFile, byte[]> files = new EnumMap<>(PackageFile.class);
    entries.forEach(
        (name, content) ->
            files.put(
                PackageFile.named(name)
                    .orElseThrow(
                        () ->
                            new PackageException(
                                "it holds a file that is not of it: %.100s".formatted(name))),
                content));
    if (!PackageChecks.hashes(files).equals(manifest.files())) {
      throw new PackageException(
          "its files are not those of its manifest: it was damaged or changed; get it again");
    }
    PackageChecks.files(manifest, files);
    return new ModelPackage(manifest, files);
  }

  private static Map<String, byte[]> entries(byte[] bytes) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    long left = bytes.length;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() < 0 || entry.getSize() > left) {
          throw new PackageException(
              "%.100s is compressed or has no size: entries are stored".formatted(name));
        }
        left -= entry.getSize();
        byte[] content = new byte[(int) entry.getSize()];
        if (zip.readNBytes(content, 0, content.length) != content.length || zip.read() >= 0) {
          throw new PackageException("%.100s is cut short".formatted(name));
        }
        if (entries.put(name, content) != null) {
          throw new PackageException("%.100s is there twice".formatted(name));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new PackageException("it cannot be read as a zip file: " + e.getMessage(), e);
    }
    return entries;
  }

  private static PackageManifest manifest(byte[] json) {
    try {
      int format = Json.read(json, PackageManifest.Layout.class).format();
      if (format < 1 || format > PackageManifest.FORMAT) {
        throw new PackageException(
            "it has package format %d, this version reads 1 to %d; use a newer Supercool"
                .formatted(format, PackageManifest.FORMAT));
      }
      return Json.read(json, PackageManifest.class);
    } catch (ContractException e) {
      throw new PackageException(MANIFEST + ": " + e.getMessage(), e);
    }
  }
}
