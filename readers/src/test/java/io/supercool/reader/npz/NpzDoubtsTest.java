package io.supercool.reader.npz;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.Potentials;
import io.supercool.reader.Collected;
import io.supercool.reader.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that can be read and should perhaps not be believed. */
class NpzDoubtsTest {
  private final SupercoolNpzReader reader = new SupercoolNpzReader(ReadLimits.DEFAULT);
  @TempDir Path folder;

  private Collected read(NpzFile npz) throws IOException {
    return Collected.of(reader, npz.write(folder.resolve("liquid.npz")));
  }

  private static NpzFile flat() {
    return NpzFile.liquid()
        .doubles("initial_positions", "(4, 3)", 0, 0, 1, 1, 1, 1, 2, 2, 1, 3, 3, 1)
        .doubles("box", "(3,)", 5, 6, 0);
  }

  @Test
  void aPlaneInThreeColumnsHasTwoDimensions() throws Exception {
    NpzFile npz =
        flat()
            .doubles("initial_positions_inherent", "(4, 3)", 0, 0, 1, 1, 1, 1, 2, 2, 1, 3, 3.5, 1)
            .doubles("times", "(1,)", 7)
            .doubles("positions", "(1, 4, 3)", 3, 4, 1, 1, 1, 1, 2, 2, 1, 3, 9, 1);
    Configuration frame = read(npz).one();
    assertThat(frame.header().dimensions()).isEqualTo(2);
    assertThat(frame.header().box()).containsExactly(5, 6);
    assertThat(frame.positions()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(frame.inherentPositions()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3.5);
    assertThat(frame.propensity().values()[0]).containsExactly(5, 0, 0, 6);
  }

  @Test
  void whatIsBeforeOrBehindTheArchiveIsToldOf() throws Exception {
    Path file = NpzFile.liquid().write(folder.resolve("two.npz"));
    assertThat(Collected.of(reader, file).warnings()).isEmpty();
    byte[] one = Files.readAllBytes(file);
    Files.write(file, one, StandardOpenOption.APPEND);
    assertThat(Collected.of(reader, file).warnings())
        .containsExactly(
            "file: %d bytes before the archive are not of it and not read: was it appended to another?"
                .formatted(one.length));
    Files.write(file, one);
    Files.write(file, new byte[100], StandardOpenOption.APPEND);
    assertThat(Collected.of(reader, file).warnings())
        .containsExactly("file: 100 bytes behind the archive are not of it and not read");
  }

  @Test
  void replicasThatWereWrappedAreDoubted() throws Exception {
    NpzFile labelled = NpzFile.liquid().doubles("times", "(1,)", 7);
    double[] wrapped = {4.9, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    assertThat(read(labelled.doubles("positions", "(1, 4, 3)", wrapped)).warnings())
        .singleElement()
        .asString()
        .startsWith("array positions: look wrapped into the box: ")
        .contains("and 1 displacements are more than half of one");
    double[] unwrapped = {-0.1, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    assertThat(read(labelled.doubles("positions", "(1, 4, 3)", unwrapped)).warnings()).isEmpty();
    double[] far = {0, 0, 0, 1, 1, 1, 2, 2, 2, 8, 3, 3};
    assertThat(read(labelled.doubles("positions", "(1, 4, 3)", far)).warnings()).isEmpty();
  }

  @Test
  void anInherentStructureOfAnotherOrderIsDoubted() throws Exception {
    double[] backwards = {3, 3, 3, 2, 2, 2, 1, 1, 1, 0, 0, 0};
    Collected collected =
        read(NpzFile.liquid().doubles("initial_positions_inherent", "(4, 3)", backwards));
    assertThat(collected.one().inherentPositions()).isEqualTo(backwards);
    assertThat(collected.warnings())
        .singleElement()
        .asString()
        .contains("from their thermal positions on average: are they in another order");
    double[] anEdgeAway = {5, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3};
    assertThat(
            read(NpzFile.liquid().doubles("initial_positions_inherent", "(4, 3)", anEdgeAway))
                .warnings())
        .isEmpty();
  }

  @Test
  void inOtherUnitsThePotentialIsNotAssumed() throws Exception {
    assertThat(read(NpzFile.liquid().text("units", "real")).one().header().potential())
        .isEqualTo(Potentials.UNKNOWN);
  }

  @Test
  void aMeanOverNoReplicasIsNone() throws Exception {
    NpzFile npz =
        NpzFile.liquid()
            .doubles("times", "(1,)", 7)
            .doubles("md_prop", "(1, 4)", 1, 2, 3, 4)
            .doubles("replicas", "()", 0);
    assertThat(read(npz).warnings())
        .singleElement()
        .asString()
        .startsWith("array replicas: is 0.0: it is not read");
  }

  @Test
  void aNameThatSaysAnotherNumberOfParticlesIsDoubted() throws Exception {
    BotanReader botan = new BotanReader(ReadLimits.DEFAULT);
    Path file = NpzFile.botan().write(folder.resolve("isoconfig_N4096T0.44_401_tc07.npz"));
    assertThat(Collected.of(botan, file).warnings())
        .containsExactly("array types: there are 2 particles, and the file's name says 4096");
    Path right = NpzFile.botan().write(folder.resolve("isoconfig_N2T0.44_401_tc07.npz"));
    assertThat(Collected.of(botan, right).warnings()).isEmpty();
  }
}
