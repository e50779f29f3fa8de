package io.github.synctck.sim.model;

import io.github.synctck.spec.message.RawRecord;

/**
 * A live row.
 *
 * @param record what a pull shows
 * @param created the stamp of the push that created it
 * @param birthCursor the cursor that this push carried; below every stamp where it carried none
 * @param changed the stamp of the last push that wrote it
 */
public record StoredRow(RawRecord record, double created, double birthCursor, double changed) {}
