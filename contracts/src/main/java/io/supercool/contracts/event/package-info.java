/** Measurement events: what the services say about their work, as JSON. */
@NullMarked
package io.supercool.contracts.event;

import org.jspecify.annotations.NullMarked;
