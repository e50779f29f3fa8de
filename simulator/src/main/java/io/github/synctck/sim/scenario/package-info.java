/** What will happen, as data: devices, steps, legs and their fates; its JSON form. */
@NullMarked
package io.github.synctck.sim.scenario;

import org.jspecify.annotations.NullMarked;
