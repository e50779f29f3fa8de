/** A run as one HTML file that loads nothing. */
@NullMarked
package io.github.synctck.report.html;

import org.jspecify.annotations.NullMarked;
