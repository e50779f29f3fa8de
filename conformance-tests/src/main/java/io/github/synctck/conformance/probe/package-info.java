/** The first look at a server of which only the URL is known: which wire form it speaks, as a target file. */
@NullMarked
package io.github.synctck.conformance.probe;

import org.jspecify.annotations.NullMarked;
