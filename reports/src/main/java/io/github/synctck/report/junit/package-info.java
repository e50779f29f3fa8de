/** What build servers read: JUnit XML. */
@NullMarked
package io.github.synctck.report.junit;

import org.jspecify.annotations.NullMarked;
