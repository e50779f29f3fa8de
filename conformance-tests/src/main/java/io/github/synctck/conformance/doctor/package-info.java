/** The preflight: looks at a target before anybody is blamed, and says in plain words what to mend first. */
@NullMarked
package io.github.synctck.conformance.doctor;

import org.jspecify.annotations.NullMarked;
