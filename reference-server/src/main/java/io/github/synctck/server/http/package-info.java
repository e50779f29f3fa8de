/** The HTTP face: the two endpoints of the protocol over any backend, with the answers that a client may rely on. */
@NullMarked
package io.github.synctck.server.http;

import org.jspecify.annotations.NullMarked;
