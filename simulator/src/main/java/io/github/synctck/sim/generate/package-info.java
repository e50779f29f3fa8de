/** Seed to scenario, everything drawn before the run: a swarm, a workload, a nemesis, each with its own stream. */
@NullMarked
package io.github.synctck.sim.generate;

import org.jspecify.annotations.NullMarked;
