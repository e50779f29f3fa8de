/** A run as a comment on a pull request. */
@NullMarked
package io.github.synctck.report.markdown;

import org.jspecify.annotations.NullMarked;
