/** The broker as a resource of {@code @QuarkusTest}s, shared by all tests of a JVM. */
@NullMarked
package io.supercool.broker.testing;

import org.jspecify.annotations.NullMarked;
