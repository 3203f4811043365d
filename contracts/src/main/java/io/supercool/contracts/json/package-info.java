/** JSON of requests, announcements and events. */
@NullMarked
package io.supercool.contracts.json;

import org.jspecify.annotations.NullMarked;
