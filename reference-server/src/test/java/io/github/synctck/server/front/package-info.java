/**
 * Servers of nine other wire forms, made of the reference and a translator before it. They know nothing of the code
 * that describes targets, so that a mistake there is not made here a second time.
 */
@NullMarked
package io.github.synctck.server.front;

import org.jspecify.annotations.NullMarked;
