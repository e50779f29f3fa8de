/** Servers broken in ways that only HTTP or time can show, to prove that the suite finds them. */
@NullMarked
package io.github.synctck.server.mutant;

import org.jspecify.annotations.NullMarked;
