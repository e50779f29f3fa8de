/** Shows what a run found out. */
@NullMarked
package io.github.synctck.report;

import org.jspecify.annotations.NullMarked;
