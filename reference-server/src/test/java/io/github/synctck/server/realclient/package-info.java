/** The real WatermelonDB client under Node, beside the simulated device: the same scripts, line by line. */
@NullMarked
package io.github.synctck.server.realclient;

import org.jspecify.annotations.NullMarked;
