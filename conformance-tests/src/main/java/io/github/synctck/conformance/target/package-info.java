/** What is judged: a target opens an isolated world for each case, over HTTP or in process. */
@NullMarked
package io.github.synctck.conformance.target;

import org.jspecify.annotations.NullMarked;
