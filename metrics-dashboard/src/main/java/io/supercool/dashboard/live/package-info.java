/** What goes out: the websocket that keeps every open page up to date. */
@NullMarked
package io.supercool.dashboard.live;

import org.jspecify.annotations.NullMarked;
