/** Simulated time and the queue that orders what happens in it. */
@NullMarked
package io.github.synctck.sim.time;

import org.jspecify.annotations.NullMarked;
