/** The whole system under test: driven by its command, watched through Kafka and a browser. */
@NullMarked
package io.supercool.system;

import org.jspecify.annotations.NullMarked;
