package io.supercool.dashboard.state.pipeline;

/**
 * How a topic stands.
 *
 * @param name the topic
 * @param records on the log now: end minus beginning offsets (a compacted topic holds fewer)
 * @param recordsPerSecond written, over the last ten seconds
 * @param bytes on the brokers' disks; 0 where they do not say
 * @param bytesPerSecond written, over the last ten seconds
 * @param consumer the consumer group whose lag is given
 * @param lag records that group has not finished
 * @param deadLetters records of this topic that could not be processed
 */
public record TopicStatus(
    String name,
    long records,
    double recordsPerSecond,
    long bytes,
    double bytesPerSecond,
    String consumer,
    long lag,
    long deadLetters) {}
