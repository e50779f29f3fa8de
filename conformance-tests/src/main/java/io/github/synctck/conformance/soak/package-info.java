/**
 * Many devices at once against one server for minutes, through restarts: real threads and a real clock. Nothing is kept
 * in memory that grows with time; a ledger per user says at once which answers no correct server could have given.
 */
@NullMarked
package io.github.synctck.conformance.soak;

import org.jspecify.annotations.NullMarked;
