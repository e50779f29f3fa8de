/** What judges: verdicts, the acceptor, and one pure checker per law. Knows histories, never the model. */
@NullMarked
package io.github.synctck.conformance.check;

import org.jspecify.annotations.NullMarked;
