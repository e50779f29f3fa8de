/** The kill matrix as text for people and for programs. */
@NullMarked
package io.github.synctck.report.matrix;

import org.jspecify.annotations.NullMarked;
