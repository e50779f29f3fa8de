/** What histories hold, counted as it was delivered, whatever was drawn. */
@NullMarked
package io.github.synctck.sim.coverage;

import org.jspecify.annotations.NullMarked;
