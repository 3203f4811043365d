package io.supercool.launcher.check;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would be published of one file. Lists by frame are in the order of frames; species, box and
 * position are those of the first.
 *
 * @param file its path
 * @param format as which it is read; null if no reader takes it
 * @param frames how many would be published
 * @param ids of the snapshots
 * @param steps of the frames
 * @param particles of the frames
 * @param species how many particles there are of each
 * @param dimensions 2 or 3; 0 if there is no frame
 * @param box edge lengths, or the numbers of its edge vectors
 * @param first where the first particle is
 * @param units of the file
 * @param potential that it would be taken for
 * @param labels lag times of the propensities that the file holds
 * @param warnings what is read otherwise than it is written, and what looks wrong
 * @param refused what is not read
 */
@RecordBuilder
public record CheckedFile(
    String file,
    @Nullable String format,
    long frames,
    List<String> ids,
    List<Long> steps,
    List<Integer> particles,
    Map<String, Integer> species,
    int dimensions,
    double @Nullable [] box,
    double @Nullable [] first,
    @Nullable String units,
    @Nullable String potential,
    double[] labels,
    List<String> warnings,
    List<Refusal> refused) {

  /**
   * Something that is not read.
   *
   * @param place array, frame or line
   * @param reason what is wrong there, and what to do about it
   */
  public record Refusal(String place, String reason) {}

  /** Whether everything is read. */
  @JsonIgnore
  public boolean isWhole() {
    return refused.isEmpty();
  }
}
