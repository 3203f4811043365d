package io.supercool.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.supercool.contracts.topic.Topics;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void everyTopicHasItsDeadLetters() {
    List<NewTopic> definitions = Topics.definitions((short) 1);
    List<String> names = definitions.stream().map(NewTopic::name).toList();
    assertThat(names).doesNotHaveDuplicates().hasSize(2 * Topics.ALL.size());
    for (String topic : Topics.ALL) {
      assertThat(names).contains(topic, Topics.deadLetters(topic));
    }
    assertThat(Topics.GRAPHS.deadLetters()).isEqualTo("supercool.graphs.dlq.v1");
  }

  @Test
  void onlyModelsAreCompacted() {
    assertThat(Topics.definitions((short) 1))
        .filteredOn(topic -> topic.configs().get("cleanup.policy").equals("compact"))
        .extracting(NewTopic::name)
        .containsExactly(Topics.MODELS);
  }
}
