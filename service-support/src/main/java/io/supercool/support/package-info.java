/**
 * What every service needs around its work: events, heartbeat and liveness, topics, payloads in
 * blocks, dead letters.
 */
@NullMarked
package io.supercool.support;

import org.jspecify.annotations.NullMarked;
