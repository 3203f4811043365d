/** Watches the broker: record counts, rates, consumer lag and dead letters of every topic. */
@NullMarked
package io.supercool.dashboard.kafka;

import org.jspecify.annotations.NullMarked;
