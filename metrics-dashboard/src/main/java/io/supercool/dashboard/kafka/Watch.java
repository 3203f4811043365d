package io.supercool.dashboard.kafka;

import io.quarkus.scheduler.Scheduled;
import io.supercool.contracts.disk.DiskReserve;
import io.supercool.contracts.disk.DiskSpace;
import io.supercool.contracts.disk.Shortage;
import io.supercool.contracts.topic.Topic;
import io.supercool.contracts.topic.Topics;
import io.supercool.dashboard.state.pipeline.DeadLetterLog;
import io.supercool.dashboard.state.pipeline.DiskStatus;
import io.supercool.dashboard.state.pipeline.Passage;
import io.supercool.dashboard.state.pipeline.Pipeline;
import io.supercool.dashboard.state.pipeline.Services;
import io.supercool.dashboard.state.pipeline.Stages;
import io.supercool.dashboard.state.pipeline.TopicStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at the pipeline every two seconds, once for all pages. */
@ApplicationScoped
public class Watch {
  private static final Logger LOG = Logger.getLogger(Watch.class);
  private static final long RETENTIONS_NANOS = 60_000_000_000L;

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
  private final Shortage shortage;
  private final DiskReserve reserve;
  private List<TopicStatus> topics = List.of();
  private Map<String, Retention> retentions = Map.of();
  private long retentionsNanos;
  private @Nullable DiskStatus disk;
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
      Pipeline pipeline,
      @ConfigProperty(name = "supercool.disk.reserve") Optional<Long> reserve) {
    this.broker = broker;
    this.deadLetterReader = deadLetterReader;
    this.progress = progress;
    this.services = services;
    this.stages = stages;
    this.passage = passage;
    this.deadLetters = deadLetters;
    this.pipeline = pipeline;
    this.reserve = new DiskReserve(reserve.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    this.shortage = new Shortage(this.reserve);
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() throws InterruptedException {
    boolean reachable = true;
    try {
      Offsets offsets = broker.offsets();
      deadLetterReader.read(offsets);
      Disks disks = broker.disks();
      refreshRetentions();
      disk = disks.fullest().map(this::status).orElse(null);
      topics = Topics.ALL.stream().map(topic -> status(topic, offsets, disks.bytes())).toList();
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
            disk,
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

  /** Settings of topics change rarely. */
  private void refreshRetentions() throws ExecutionException, InterruptedException {
    long now = System.nanoTime();
    if (retentions.isEmpty() || now - retentionsNanos > RETENTIONS_NANOS) {
      retentions = broker.retentions();
      retentionsNanos = now;
    }
  }

  private DiskStatus status(DiskSpace space) {
    return new DiskStatus(
        space.usableBytes(), space.totalBytes(), reserve.of(space), shortage.look(space));
  }

  private TopicStatus status(Topic<?> watched, Offsets offsets, Map<String, Long> sizes) {
    String topic = watched.name();
    long size = sizes.getOrDefault(topic, 0L);
    long now = System.nanoTime();
    Retention retention = retentions.get(topic);
    return new TopicStatus(
        topic,
        offsets.records(topic),
        records.perSecond(topic, offsets.sumOfEnds(topic), now),
        size,
        bytes.perSecond(topic, size, now),
        retention == null ? null : retention.millis(),
        retention == null ? null : retention.bytes(),
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
