/** The only loop: plays a scenario against a server and writes down the history. */
@NullMarked
package io.github.synctck.sim;

import org.jspecify.annotations.NullMarked;
