package io.supercool.model.online;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.request.LearningRequest;
import io.supercool.contracts.request.NetworkOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningRequestsTest {
  private static final LearningRequest GOOD =
      new LearningRequest(
          "model", "run", new double[] {1}, NetworkOptions.DEFAULT, LearningRequest.TRAINING);

  @TempDir Path folder;

  @Test
  void oneThatCannotBeReadIsSetAsideAndTheOthersAreServed() throws Exception {
    LearningRequests requests = new LearningRequests(folder);
    requests.put(GOOD);
    LearningRequest old =
        new LearningRequest("model", "old", GOOD.lagTimes(), GOOD.network(), GOOD.training());
    requests.put(old);
    Path file = requests.folder("old").resolve("request.json");
    // As written before there was time-reversal augmentation.
    Files.writeString(file, Files.readString(file).replace("\"timeReversedReplicas\":0,", ""));

    assertThat(requests.all()).extracting(LearningRequest::trajectory).containsExactly("run");
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("request.json.unreadable")).exists();
    assertThat(requests.all()).hasSize(1);

    requests.put(old);
    assertThat(requests.all()).hasSize(2);
  }
}
