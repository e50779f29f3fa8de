/** The WatermelonDB client: its local store and its sync algorithm, exactly as version 0.28.0 runs it. */
@NullMarked
package io.github.synctck.sim.device;

import org.jspecify.annotations.NullMarked;
