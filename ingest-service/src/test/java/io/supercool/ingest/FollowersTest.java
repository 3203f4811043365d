package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.Following;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.FillingFolder;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.follow.GrowingDump;
import io.supercool.ingest.imd.ImdFollower;
import io.supercool.reader.DataFolders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowersTest {
  @TempDir Path folder;
  private Followers followers;
  private Path data;

  @BeforeEach
  void begin() throws IOException {
    IngestSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(IngestSettings.class)
            .withDefaultValue("supercool.ingest.roots", "/")
            .withDefaultValue("supercool.ingest.state-directory", folder.toString())
            .build()
            .getConfigMapping(IngestSettings.class);
    followers = new Followers(settings, new SimpleMeterRegistry());
    data = folder.resolve("liquid.data");
    try (InputStream in = getClass().getResourceAsStream("/lammps/kob-andersen-343.data")) {
      Files.copy(in, data);
    }
  }

  @Test
  void choosesByWhatTheLocationIs() throws IOException {
    assertFollowedBy(folder.toString(), GrowingDump.class, FillingFolder.class);
    // A dump that the simulation has not written to yet.
    Path empty = Files.createFile(folder.resolve("empty.lammpstrj"));
    assertFollowedBy(empty.toString(), FillingFolder.class, GrowingDump.class);
    assertFollowedBy("imd://localhost:8888", GrowingDump.class, ImdFollower.class);
  }

  @Test
  void refusesOtherFormats() {
    Path sample = DataFolders.sample("ka/test/T056_s112_04.npz");
    assertThatThrownBy(() -> followers.check(request(sample.toString())))
        .hasMessageContaining(sample.toString())
        .hasMessageContaining("is no LAMMPS text dump");
    assertThatThrownBy(() -> followers.check(request(folder + "/none")))
        .hasMessageContaining("does not exist");
  }

  @ParameterizedTest
  @CsvSource({
    "imd://localhost, has no host and port",
    "imd://:8888, has no host and port",
    "imd://local host:1, is no address",
    "imd://localhost:99999999999, has no host and port",
  })
  void refusesAddresses(String location, String reason) {
    assertThatThrownBy(() -> followers.check(request(location))).hasMessageContaining(reason);
  }

  @Test
  void imdNeedsADataFileThatCanBeRead() throws IOException {
    assertThatThrownBy(
            () ->
                followers.check(
                    SourceRequest.of("id", "imd://localhost:8888", Split.LIVE)
                        .withFollowing(Following.FILES)))
        .hasMessageContaining("name a LAMMPS data file");
    String good = Files.readString(data);
    String[][] faults = {
      {"343 atoms", "9999999999 atoms"}, {"343 atoms", "-1 atoms"}, {"343 atoms", "344 atoms"},
      {"xlo xhi", ""}, {"Atoms # atomic", "Atoms # wavepacket"}, {"\n33 1 ", "\n33 99 "},
      {"\n33 1 ", "\n222 1 "}, {"\n33 1 ", "\n-33 1 "}, {"Atoms", "Bonds"},
      {"6.5872522021672 xlo", "NaN xlo"}, {"zlo zhi", "zlo zhi\n0.5 0 NaN xy xz yz"},
    };
    for (String[] fault : faults) {
      assertThat(good).contains(fault[0]);
      Files.writeString(data, good.replaceFirst(fault[0], fault[1]));
      assertThatThrownBy(() -> followers.check(request("imd://localhost:8888")))
          .as("%s for %s", fault[1], fault[0])
          .hasMessageContaining(data.toString());
    }
  }

  private void assertFollowedBy(String location, Class<?> not, Class<?> kind) {
    SourceRequest request = request(location);
    followers.check(request);
    assertThat(followers.of(request, FollowState.of(folder.resolve("state"), request)))
        .isInstanceOf(kind)
        .isNotInstanceOf(not);
  }

  private SourceRequest request(String location) {
    return SourceRequest.of("id", location, Split.LIVE)
        .withFollowing(new Following(data.toString(), null, null, null));
  }
}
