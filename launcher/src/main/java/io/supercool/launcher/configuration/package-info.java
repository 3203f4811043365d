/** What a run can be configured with, its commented defaults, and who is near a misspelt key. */
@NullMarked
package io.supercool.launcher.configuration;

import org.jspecify.annotations.NullMarked;
