/** What the store costs beside bare JDBC, measured side by side in one run. */
@NullMarked
package io.github.synctck.server.benchmark;

import org.jspecify.annotations.NullMarked;
