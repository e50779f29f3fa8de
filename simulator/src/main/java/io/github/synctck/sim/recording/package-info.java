/** Recordings of the real client: plays them against the simulated device and names the first difference. */
@NullMarked
package io.github.synctck.sim.recording;

import org.jspecify.annotations.NullMarked;
