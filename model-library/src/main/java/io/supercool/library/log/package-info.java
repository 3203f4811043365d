/** Checkpoints on Kafka: any process on any machine loads what another wrote. */
@NullMarked
package io.supercool.library.log;

import org.jspecify.annotations.NullMarked;
