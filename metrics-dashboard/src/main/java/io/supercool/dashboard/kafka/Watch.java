package io.supercool.dashboard.kafka;

import io.quarkus.scheduler.Scheduled;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.dashboard.state.pipeline.DeadLetterLog;
import io.supercool.dashboard.state.pipeline.Passage;
import io.supercool.dashboard.state.pipeline.Pipeline;
import io.supercool.dashboard.state.pipeline.Services;
import io.supercool.dashboard.state.pipeline.Stages;
import io.supercool.dashboard.state.pipeline.TopicStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Looks at the pipeline every two seconds, once for all pages. */
@ApplicationScoped
public class Watch {
  private static final Logger LOG = Logger.getLogger(Watch.class);

  private final Broker broker;
  private final DeadLetterReader deadLetterReader;
  private final OwnProgress progress;
  private final Services services;
  private final Stages stages;
  private final DeadLetterLog deadLetters;
  private final Pipeline pipeline;
  private final Passage passage;
  private final Rates records = new Rates();
  private final Rates bytes = new Rates();
  private List<TopicStatus> topics = List.of();
  private volatile long ownLag;
  private volatile long lastNanos = System.nanoTime();

  Watch(
      Broker broker,
      DeadLetterReader deadLetterReader,
      OwnProgress progress,
      Services services,
      Stages stages,
      Passage passage,
      DeadLetterLog deadLetters,
      Pipeline pipeline) {
    this.broker = broker;
    this.deadLetterReader = deadLetterReader;
    this.progress = progress;
    this.services = services;
    this.stages = stages;
    this.passage = passage;
    this.deadLetters = deadLetters;
    this.pipeline = pipeline;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() throws InterruptedException {
    boolean reachable = true;
    try {
      Offsets offsets = broker.offsets();
      deadLetterReader.read(offsets);
      Map<String, Long> sizes = broker.bytes();
      topics = Topics.ALL.stream().map(topic -> status(topic, offsets, sizes)).toList();
      ownLag =
          topics.stream()
              .flatMap(topic -> topic.groups().stream())
              .filter(group -> group.name().equals(Groups.OWN))
              .mapToLong(TopicStatus.Group::lag)
              .sum();
    } catch (ExecutionException | KafkaException e) {
      LOG.warnf("Kafka did not answer: %s", e.getMessage());
      reachable = false;
    }
    pipeline.watched(
        new Pipeline.Status(
            reachable,
            services.status(System.currentTimeMillis()),
            topics,
            stages.status(),
            passage.times(),
            deadLetters.latest()));
    lastNanos = System.nanoTime();
  }

  /** Records this dashboard has yet to read. */
  public long ownLag() {
    return ownLag;
  }

  /** Seconds since the last look ended. */
  public double secondsSinceLook() {
    return (System.nanoTime() - lastNanos) / 1e9;
  }

  private TopicStatus status(Topic<?> watched, Offsets offsets, Map<String, Long> sizes) {
    String topic = watched.name();
    long size = sizes.getOrDefault(topic, 0L);
    long now = System.nanoTime();
    return new TopicStatus(
        topic,
        offsets.records(topic),
        records.perSecond(topic, offsets.sumOfEnds(topic), now),
        size,
        bytes.perSecond(topic, size, now),
        Groups.of(topic).stream().map(group -> group(group, topic, offsets)).toList(),
        offsets.records(watched.deadLetters()));
  }

  private TopicStatus.Group group(String name, String topic, Offsets offsets) {
    return new TopicStatus.Group(
        name,
        name.equals(Groups.OWN)
            ? offsets.after(topic, progress.positions())
            : offsets.lag(name, topic));
  }
}
