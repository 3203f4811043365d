/** Topics, requests, followed events, dead letters and predictions, through plain Kafka clients. */
@NullMarked
package io.supercool.launcher.kafka;

import org.jspecify.annotations.NullMarked;
