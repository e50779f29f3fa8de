/** The catalogue for readers: the book in {@code docs/spec} and what {@code explain} prints. */
@NullMarked
package io.github.synctck.report.book;

import org.jspecify.annotations.NullMarked;
