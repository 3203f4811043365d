package io.supercool.launcher.deadletter;

import io.supercool.console.UserException;
import io.supercool.launcher.deadletter.LetterLog.Range;
import io.supercool.launcher.kafka.Cluster;
import io.supercool.launcher.kafka.RecordRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;

/** Deletes dead letters. Kafka deletes the first records of a partition: all up to one of them. */
public final class LetterDeletion {
  private LetterDeletion() {}

  /** What has to go so that {@code names} go: in each topic all up to the last of them. */
  public static List<Range> upTo(LetterLog log, Collection<LetterName> names) {
    Map<String, LetterName> last =
        names.stream()
            .collect(
                Collectors.toMap(
                    name -> name.topic().name(),
                    name -> name,
                    (one, other) -> one.offset() > other.offset() ? one : other));
    List<Range> doomed = new ArrayList<>();
    for (LetterName name : last.values()) {
      log.get(name);
      for (Range range : log.ranges(List.of(name.topic()))) {
        RecordRange all = range.offsets();
        doomed.add(
            new Range(
                name.topic(), new RecordRange(all.partition(), all.from(), name.offset() + 1)));
      }
    }
    return doomed;
  }

  /**
   * Deletes all up to the ends of {@code ranges}, for good.
   *
   * @throws UserException if the brokers refuse
   */
  public static void delete(Cluster cluster, Collection<Range> ranges) {
    try (Admin admin = cluster.admin()) {
      admin
          .deleteRecords(
              ranges.stream()
                  .map(Range::offsets)
                  .collect(
                      Collectors.toMap(
                          RecordRange::partition,
                          range -> RecordsToDelete.beforeOffset(range.to()))))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new UserException(
          "Kafka does not delete them: %s".formatted(e.getCause().getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserException("Interrupted while deleting dead letters", e);
    }
  }
}
