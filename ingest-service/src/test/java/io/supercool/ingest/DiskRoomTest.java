package io.supercool.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supercool.contracts.ContractException;
import io.supercool.contracts.disk.DiskReserve;
import io.supercool.contracts.disk.DiskSpace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiskRoomTest {
  private static final DiskReserve RESERVE = new DiskReserve(OptionalLong.of(1_000_000_000));

  private @Nullable Long usable;
  private final DiskRoom room =
      new DiskRoom(
          List.of(
              new WatchedDisk(
                  "the broker's disk",
                  RESERVE,
                  Duration.ZERO,
                  () ->
                      Optional.ofNullable(usable)
                          .map(bytes -> new DiskSpace(bytes, 50_000_000_000L)))),
          Duration.ofMillis(1));

  @Test
  void aSourceIsBegunWhereThereIsRoomOrNobodyCanSay() {
    assertThatCode(() -> room.requireForNew("/a")).doesNotThrowAnyException();
    usable = 1_000_000_000L;
    assertThatCode(() -> room.requireForNew("/a")).doesNotThrowAnyException();
  }

  @Test
  void aSourceIsRefusedWithTheReasonAndWhatToDo() {
    usable = 900_000_000L;
    assertThatThrownBy(() -> room.requireForNew("/a"))
        .isInstanceOf(ContractException.class)
        .hasMessage(
            "/a: is not begun, since the broker's disk has 900.0 MB free of 50.0 GB, with a reserve"
                + " of 1.0 GB; make room there, as docs/how-to/operate.md says, then ask again: what is"
                + " published is not published twice");
    usable = null;
    assertThatThrownBy(() -> room.requireForNew("/a"))
        .as("as it was last")
        .isInstanceOf(Exception.class);
    usable = 2_000_000_000L;
    assertThatCode(() -> room.requireForNew("/a")).doesNotThrowAnyException();
  }

  @Test
  void whatIsBegunWaitsUntilThereIsRoom() {
    List<String> told = new ArrayList<>();
    usable = 900_000_000L;
    room.await(
        () -> false,
        shortage -> {
          told.add(shortage);
          if (told.size() == 3) {
            usable = 2_000_000_000L;
          }
        });
    assertThat(told)
        .hasSize(3)
        .containsOnly("the broker's disk has 900.0 MB free of 50.0 GB, with a reserve of 1.0 GB");
  }

  @Test
  void waitingEndsWhereItIsWithdrawnOrInterrupted() {
    usable = 0L;
    assertThatThrownBy(() -> room.await(() -> true, shortage -> {}))
        .isInstanceOf(WithdrawnException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> room.await(() -> false, shortage -> {}))
        .isInstanceOf(WithdrawnException.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
