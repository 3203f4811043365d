package io.supercool.ingest.imd;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.ingest.imd.ScriptedSimulation.Script;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostilePacketsTest {
  private static final int STREAMS = 10_000;

  /** Each stream gives whole, finite frames and then ends or is refused; nothing else happens. */
  @Test
  void mutatedStreamsAreReadOrRefused() {
    Random random = new Random(11);
    byte[] good = good();
    int refused = 0;
    for (int stream = 0; stream < STREAMS; stream++) {
      byte[] bytes = good.clone();
      for (int change = 1 + random.nextInt(4); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean() ? (byte) 0xff : (byte) random.nextInt(256);
      }
      ImdPackets packets =
          new ImdPackets(
              new ImdInput(new ByteArrayInputStream(bytes), () -> false),
              ByteOrder.LITTLE_ENDIAN,
              4);
      try {
        while (true) {
          double[] coordinates = packets.next().coordinates();
          assertThat(coordinates).hasSize(12);
          assertThat(Arrays.stream(coordinates)).allMatch(Double::isFinite);
        }
      } catch (ImdException e) {
        refused++;
        assertThat(e).hasMessageContaining("; ");
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("the simulation ");
      }
    }
    assertThat(refused).isBetween(STREAMS / 20, STREAMS - STREAMS / 20);
  }

  private static byte[] good() {
    Script script = new Script(ByteOrder.LITTLE_ENDIAN);
    for (int frame = 0; frame < 3; frame++) {
      script.time(0.005, frame, frame).energies(frame).box(5, 5, 5);
      script.floats(2, 4, new float[12]).floats(14, 4, new float[12]).floats(15, 4, new float[12]);
    }
    return script.bytes();
  }
}
