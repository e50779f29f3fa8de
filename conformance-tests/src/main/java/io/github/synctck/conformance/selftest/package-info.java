/** Proves the tester: the suite against servers broken on purpose, and against sound ones that differ. */
@NullMarked
package io.github.synctck.conformance.selftest;

import org.jspecify.annotations.NullMarked;
