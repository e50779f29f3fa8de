/** What a failed case leaves behind for people: a diagram and a script that shows the wrong answer again. */
@NullMarked
package io.github.synctck.report.failure;

import org.jspecify.annotations.NullMarked;
