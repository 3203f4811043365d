/** Topics: what each carries, how its records are keyed and kept, and where refused ones go. */
@NullMarked
package io.supercool.contracts.topic;

import org.jspecify.annotations.NullMarked;
