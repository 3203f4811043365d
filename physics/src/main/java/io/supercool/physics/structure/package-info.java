/** What a configuration looks like as a whole: is it a liquid that fills its box? */
@NullMarked
package io.supercool.physics.structure;

import org.jspecify.annotations.NullMarked;
