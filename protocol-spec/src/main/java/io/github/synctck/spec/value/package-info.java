/** Column values as the WatermelonDB client sees them: the five things that a JSON record can hold. */
@NullMarked
package io.github.synctck.spec.value;

import org.jspecify.annotations.NullMarked;
