/** The data schema: tables, columns, foreign keys, and how a client coerces a value to a column. */
@NullMarked
package io.github.synctck.spec.schema;

import org.jspecify.annotations.NullMarked;
