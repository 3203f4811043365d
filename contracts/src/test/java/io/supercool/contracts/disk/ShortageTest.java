package io.supercool.contracts.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ShortageTest {
  private static final long GIGABYTE = 1_000_000_000;
  private static final DiskReserve DEFAULT = new DiskReserve(OptionalLong.empty());

  @Test
  void theReserveIsTwoGibibytesOrATenthOfASmallDisk() {
    assertThat(DEFAULT.of(new DiskSpace(0, 1000 * GIGABYTE))).isEqualTo(2L << 30);
    assertThat(DEFAULT.of(new DiskSpace(0, 2 * GIGABYTE))).isEqualTo(GIGABYTE / 5);
    assertThat(new DiskReserve(OptionalLong.of(7)).of(new DiskSpace(0, 2 * GIGABYTE))).isEqualTo(7);
  }

  @Test
  void aDiskNearTheReserveIsShortOnce() {
    Shortage shortage = new Shortage(new DiskReserve(OptionalLong.of(100)));
    assertThat(shortage.isShort()).isFalse();
    assertThat(shortage.look(new DiskSpace(100, 1000))).isFalse();
    assertThat(shortage.look(new DiskSpace(99, 1000))).isTrue();
    assertThat(shortage.look(new DiskSpace(124, 1000))).as("no more than the reserve").isTrue();
    assertThat(shortage.look(new DiskSpace(125, 1000))).isFalse();
    assertThat(shortage.look(new DiskSpace(101, 1000))).isFalse();
    assertThat(shortage.look(new DiskSpace(0, 1000))).isTrue();
    assertThat(shortage.isShort()).isTrue();
  }

  @Test
  void saysHowMuchIsFreeAndHowMuchShouldBe() {
    assertThat(DEFAULT.text(new DiskSpace(GIGABYTE / 10, 2 * GIGABYTE)))
        .isEqualTo("100.0 MB free of 2.0 GB, with a reserve of 200.0 MB");
  }
}
