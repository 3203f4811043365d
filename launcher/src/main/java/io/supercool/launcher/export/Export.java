package io.supercool.launcher.export;

import io.supercool.console.UserException;
import io.supercool.contracts.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code run --export} leaves in a folder: predictions as extended XYZ, and how the learned
 * order parameter and radial functions compare with the literature's.
 */
public final class Export {
  private final Path folder;
  private final ExtendedXyz files;
  private final RadialPlot radial;
  private final BondOrderTable bondOrder = new BondOrderTable();

  /**
   * Into {@code folder}, which is made if need be.
   *
   * @param cutoff the network's
   */
  public Export(Path folder, double cutoff) {
    this.folder = folder;
    files = new ExtendedXyz(folder);
    radial = new RadialPlot(cutoff);
  }

  /** Takes one prediction. */
  public void add(Prediction prediction) {
    files.write(prediction);
    radial.add(prediction);
    bondOrder.add(prediction);
  }

  /**
   * Writes what needed all predictions.
   *
   * @param version folder of the model's version
   * @return what to tell the user
   */
  public List<String> finish(Path version) {
    Path picture = folder.resolve("radial-functions.svg");
    try {
      Files.writeString(
          picture, radial.svg(Files.readString(version.resolve("radial-functions.csv"))));
    } catch (IOException e) {
      throw new UserException("Cannot write %s: %s".formatted(picture, e), e);
    }
    return bondOrder.lines();
  }
}
