/** Where things are: the installation, a run's folder, the files a glob means. */
@NullMarked
package io.supercool.launcher.files;

import org.jspecify.annotations.NullMarked;
