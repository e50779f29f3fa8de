/** Servers broken in exactly one way, to prove that the suite finds it. */
@NullMarked
package io.github.synctck.sim.mutant;

import org.jspecify.annotations.NullMarked;
