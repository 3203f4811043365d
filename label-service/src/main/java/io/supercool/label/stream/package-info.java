/** What both kinds of labels need of Kafka Streams: keys, records, dead letters, bounded stores. */
@NullMarked
package io.supercool.label.stream;

import org.jspecify.annotations.NullMarked;
