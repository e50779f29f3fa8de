/** The in-memory reference server: the executable specification. No clock of its own, no I/O. */
@NullMarked
package io.github.synctck.sim.model;

import org.jspecify.annotations.NullMarked;
