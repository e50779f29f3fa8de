/** Exchanges that overlap: the only threads of the suite. A race is played until its time is up or it has found something. */
@NullMarked
package io.github.synctck.conformance.race;

import org.jspecify.annotations.NullMarked;
