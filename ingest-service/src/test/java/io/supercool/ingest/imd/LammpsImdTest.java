package io.supercool.ingest.imd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.supercool.contracts.Configuration;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.Following.WhenBehind;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.Attention;
import io.supercool.ingest.follow.FollowState;
import io.supercool.reader.ReadLimits;
import io.supercool.reader.frame.Frame;
import io.supercool.reader.lammps.LammpsData;
import io.supercool.reader.lammps.LammpsDumpParser;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real LAMMPS, with simulation/live.lmp, which dumps to a file what it sends. */
@Timeout(600)
class LammpsImdTest {
  private static final int WANTED = 10;
  private static final Path INPUTS = Path.of("../simulation").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void framesAreThoseOfTheDumpAndTheRunGoesOnWhenWeLeave() throws Exception {
    assumeTrue(hasLammps(), "no program lmp: apt-get install lammps to run this test");
    Path liquid = folder.resolve("liquid.data");
    try (InputStream in = getClass().getResourceAsStream("/lammps/kob-andersen-343.data")) {
      Files.copy(in, liquid);
    }
    int port = freePort();
    Process lammps = lammps(port);
    List<Configuration> received = new ArrayList<>();
    Attention attention = new Attention(Duration.ofMinutes(5));
    SourceRequest request =
        SourceRequest.of("id", "imd://localhost:" + port, Split.LIVE)
            .withFollowing(Following.FILES.withWhenBehind(WhenBehind.PAUSE));
    new ImdFollower(
            request,
            LammpsData.read(liquid, ReadLimits.DEFAULT),
            FollowState.of(folder.resolve("state"), request),
            new SimpleMeterRegistry())
        .follow(
            configuration -> {
              received.add(configuration);
              if (received.size() == WANTED) {
                attention.withdraw();
              }
            },
            attention);
    assertThat(lammps.waitFor()).as(Files.readString(folder.resolve("live.log"))).isZero();
    List<Frame> dumped = dumped();
    int first = 0;
    while (!agree(received.get(0), dumped.get(first))) {
      first++;
    }
    assertThat(received).hasSizeGreaterThanOrEqualTo(WANTED);
    for (int i = 0; i < received.size(); i++) {
      assertThat(received.get(i).snapshot().step()).isEqualTo(i);
      assertThat(agree(received.get(i), dumped.get(first + i))).as("frame %d", i).isTrue();
    }
    assertThat(dumped).as("frames until the end of the run").hasSize(201);
  }

  /** To single precision, in which IMD sends coordinates. */
  private static boolean agree(Configuration received, Frame dumped) {
    assertThat(received.species()).isEqualTo(dumped.species());
    assertThat(received.header().box()).containsExactly(dumped.box(), within(1e-9));
    for (int k = 0; k < dumped.positions().length; k++) {
      if (Math.abs(received.positions()[k] - dumped.positions()[k]) > 1e-5) {
        return false;
      }
    }
    return true;
  }

  private List<Frame> dumped() throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (InputStream in = Files.newInputStream(folder.resolve("live.lammpstrj"))) {
      LammpsDumpParser parser = new LammpsDumpParser(in, ReadLimits.DEFAULT);
      for (Frame frame = parser.next(); frame != null; frame = parser.next()) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private Process lammps(int port) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("lmp", "-in", INPUTS.resolve("live.lmp").toString(), "-screen", "none"));
    command.addAll(List.of("-log", folder.resolve("live.log").toString()));
    String[][] settings = {
      {"inputs", INPUTS.toString()},
      {"OUT", folder.toString()},
      {"T", "0.8"},
      {"seed", "1"},
      {"steps", "20000"},
      {"every", "100"},
      {"port", String.valueOf(port)}
    };
    Arrays.stream(settings).forEach(s -> command.addAll(List.of("-var", s[0], s[1])));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  private static boolean hasLammps() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "lmp")));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
