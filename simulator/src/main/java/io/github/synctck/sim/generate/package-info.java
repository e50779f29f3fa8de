/** Seed to scenario, everything drawn before the run. */
@NullMarked
package io.github.synctck.sim.generate;

import org.jspecify.annotations.NullMarked;
