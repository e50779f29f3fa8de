/** Requests that no client sends: whatever they are, the server stays up, and what it refuses leaves nothing behind. */
@NullMarked
package io.github.synctck.server.hostile;

import org.jspecify.annotations.NullMarked;
