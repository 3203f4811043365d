package io.supercool.reader.h5md;

import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.exceptions.HdfFilterException;
import io.supercool.reader.frame.MalformedFrameException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says by what a data set is packed, where that cannot be undone. */
final class HdfFilters {
  private static final Pattern NAME_AND_ID =
      Pattern.compile("name='?([^']*?)'? id=(\\d+)", Pattern.CASE_INSENSITIVE);

  private HdfFilters() {}

  /**
   * Looks at the filters before the library does while it unpacks.
   *
   * @throws MalformedFrameException if one is not supported
   */
  static void require(Dataset dataset) {
    try {
      dataset.getFilters();
    } catch (HdfException e) {
      Throwable cause = e;
      while (cause != null && !(cause instanceof HdfFilterException)) {
        cause = cause.getCause();
      }
      if (cause == null) {
        throw e;
      }
      throw new MalformedFrameException(
          "%s is compressed by %s, which is not supported"
              .formatted(HdfAccess.name(dataset), filter(String.valueOf(cause.getMessage()))),
          "write it with gzip");
    }
  }

  private static String filter(String message) {
    Matcher named = NAME_AND_ID.matcher(message);
    if (!named.find()) {
      return message;
    }
    String known = known(named.group(2));
    return known.isEmpty()
        ? "filter %s %s".formatted(named.group(2), named.group(1)).strip()
        : known;
  }

  /** Registered names: github.com/HDFGroup/hdf5_plugins, RegisteredFilterPlugins. */
  private static String known(String id) {
    return switch (id) {
      case "4" -> "szip";
      case "5" -> "nbit";
      case "6" -> "scaleoffset";
      case "307" -> "bzip2";
      case "32000" -> "lzf";
      case "32001" -> "blosc";
      case "32004" -> "lz4";
      case "32008" -> "bitshuffle";
      case "32013" -> "zfp";
      case "32015" -> "zstd";
      case "32017", "32024" -> "sz";
      case "32026" -> "blosc2";
      default -> "";
    };
  }
}
