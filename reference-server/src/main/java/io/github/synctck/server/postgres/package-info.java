/**
 * The reference server on PostgreSQL: schema and functions made from a profile, migrations, pushes as one call of a
 * function, pulls streamed from one snapshot.
 */
@NullMarked
package io.github.synctck.server.postgres;

import org.jspecify.annotations.NullMarked;
