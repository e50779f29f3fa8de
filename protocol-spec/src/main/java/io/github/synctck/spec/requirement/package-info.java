/** The catalogue of numbered requirements. */
@NullMarked
package io.github.synctck.spec.requirement;

import org.jspecify.annotations.NullMarked;
