/** What every service needs around its work: events, heartbeat, topics, durable publishing. */
@NullMarked
package io.supercool.support;

import org.jspecify.annotations.NullMarked;
