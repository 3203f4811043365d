/** What travels between the services: payloads, ids, limits. No framework. */
@NullMarked
package io.supercool.contracts;

import org.jspecify.annotations.NullMarked;
