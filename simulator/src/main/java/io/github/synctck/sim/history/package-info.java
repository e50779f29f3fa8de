/** What happened, as data: operations in the order in which they ended; its JSONL form. */
@NullMarked
package io.github.synctck.sim.history;

import org.jspecify.annotations.NullMarked;
