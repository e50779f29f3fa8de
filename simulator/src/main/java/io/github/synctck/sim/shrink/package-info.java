/** From a long scenario that shows something to a short one that still shows it. */
@NullMarked
package io.github.synctck.sim.shrink;

import org.jspecify.annotations.NullMarked;
