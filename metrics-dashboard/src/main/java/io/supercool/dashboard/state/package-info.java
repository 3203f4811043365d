/** What the page shows, kept in bounded memory: pure aggregators of events and predictions. */
@NullMarked
package io.supercool.dashboard.state;

import org.jspecify.annotations.NullMarked;
