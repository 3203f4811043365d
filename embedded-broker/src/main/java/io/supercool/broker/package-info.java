/** One real Kafka broker and controller (KRaft, combined mode) inside this JVM. */
@NullMarked
package io.supercool.broker;

import org.jspecify.annotations.NullMarked;
