package io.github.synctck.sim.device;

import io.github.synctck.spec.message.RawRecord;

/**
 * A record that was changed here and there.
 *
 * @param table its table
 * @param local the local row, bookkeeping columns included
 * @param remote the pulled record
 * @param resolved what the client, or the app's resolver, made of them; not yet brought into the app's schema
 */
public record ResolvedConflict(String table, RawRecord local, RawRecord remote, RawRecord resolved) {}
