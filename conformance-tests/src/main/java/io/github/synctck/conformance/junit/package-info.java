/** The JUnit face of the suite: a dynamic test per case, and a contract of what only the wire shows. */
@NullMarked
package io.github.synctck.conformance.junit;

import org.jspecify.annotations.NullMarked;
