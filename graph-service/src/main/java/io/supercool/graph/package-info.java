/**
 * Snapshots in, periodic neighbour graphs out. {@code SnapshotConsumer} takes blocks from Kafka,
 * {@code GraphBuilder} does the work, {@code GraphPublisher} puts the graph on its topic.
 */
@NullMarked
package io.supercool.graph;

import org.jspecify.annotations.NullMarked;
