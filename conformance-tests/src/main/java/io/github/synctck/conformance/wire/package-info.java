/** The wire form that a server declares: requests are written in it and answers are read from it. No I/O. */
@NullMarked
package io.github.synctck.conformance.wire;

import org.jspecify.annotations.NullMarked;
