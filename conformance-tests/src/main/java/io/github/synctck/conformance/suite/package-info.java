/** The cases, as values: where each one's scenarios come from and how its history is judged. */
@NullMarked
package io.github.synctck.conformance.suite;

import org.jspecify.annotations.NullMarked;
