package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.Configuration;
import io.supercool.contracts.ConfigurationHeader;
import io.supercool.contracts.SnapshotId;
import io.supercool.contracts.Split;
import io.supercool.contracts.request.SourceRequest;
import io.supercool.ingest.follow.DumpPosition;
import io.supercool.ingest.follow.FollowState;
import io.supercool.ingest.identity.IdentityRegister;
import io.supercool.ingest.identity.Standing;
import io.supercool.storage.power.PowerCut;
import io.supercool.storage.power.PowerCut.Names;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After a power cut, what is remembered of sources is there: what they asked for, how far they are
 * published, and which ids were given.
 */
class RememberedSourcesTest {
  private static final SourceRequest REQUEST = SourceRequest.of("1", "growing.dump", Split.LIVE);
  private static final int FRAMES = 3;
  private static final long MOST = 1000;

  @TempDir Path folder;

  static final class Writer {
    public static void main(String[] arguments) {
      Path root = Path.of(arguments[0]).resolve("followed");
      FollowState.of(root, REQUEST).end();
      FollowState state = FollowState.of(root, REQUEST);
      System.out.println("asked");
      try (IdentityRegister register = new IdentityRegister(root.resolve("ids"), MOST)) {
        for (int k = 1; k <= FRAMES; k++) {
          register.publish(frame(k), "source", false, () -> {});
          System.out.println("given");
          state.position(DumpPosition.START.withFrames(k));
          System.out.println("published");
        }
        Runtime.getRuntime().halt(0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 0})
  void outliveAPowerCut(int flush) throws Exception {
    PowerCut cut = PowerCut.in(folder);
    List<String> returned = cut.run(flush, cut.java(Writer.class, cut.folder().toString()));
    assertThat(returned).contains("asked", "given");
    long given = returned.stream().filter("given"::equals).count();
    long published = returned.stream().filter("published"::equals).count();
    for (Names names : Names.values()) {
      Path root = cut.disk(folder.resolve(names.name()), names).resolve("followed");
      List<FollowState> unfinished = FollowState.unfinished(root);
      assertThat(unfinished).hasSize(1);
      assertThat(unfinished.get(0).request()).isEqualTo(REQUEST);
      assertThat(unfinished.get(0).position().frames()).isBetween(published, given);
      try (IdentityRegister register = new IdentityRegister(root.resolve("ids"), MOST)) {
        for (int k = 1; k <= given; k++) {
          assertThat(register.standing(frame(k))).isEqualTo(Standing.KNOWN);
        }
      }
      assertThat(root.resolve("ids.damaged")).doesNotExist();
    }
  }

  private static Configuration frame(int step) {
    ConfigurationHeader header =
        ConfigurationHeader.builder(new SnapshotId("a", "name", step), Split.LIVE)
            .box(new double[] {5, 5, 5})
            .species(List.of("A", "B"))
            .build();
    return Configuration.of(header, new byte[] {0, 1}, new double[] {step, 1, 2, 3, 4, 0});
  }
}
