/** What travels between the services. No framework: records, topic names, ids. */
@NullMarked
package io.supercool.contracts;

import org.jspecify.annotations.NullMarked;
