/** Who is calling: bearer tokens to user ids. */
@NullMarked
package io.github.synctck.server.auth;

import org.jspecify.annotations.NullMarked;
