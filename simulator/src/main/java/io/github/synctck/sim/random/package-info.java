/** Randomness with a name: one seed, a stream for each consumer. */
@NullMarked
package io.github.synctck.sim.random;

import org.jspecify.annotations.NullMarked;
