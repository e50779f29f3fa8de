/** The port that every server stands behind, and the refusals that it answers with. */
@NullMarked
package io.github.synctck.spec.server;

import org.jspecify.annotations.NullMarked;
