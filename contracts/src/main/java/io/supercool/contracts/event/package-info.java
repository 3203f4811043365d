/** What the services say about their work, as JSON: measurements, and checkpoints to load. */
@NullMarked
package io.supercool.contracts.event;

import org.jspecify.annotations.NullMarked;
