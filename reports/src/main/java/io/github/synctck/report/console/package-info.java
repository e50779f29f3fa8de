/** What a person reads in a terminal or a build log. */
@NullMarked
package io.github.synctck.report.console;

import org.jspecify.annotations.NullMarked;
