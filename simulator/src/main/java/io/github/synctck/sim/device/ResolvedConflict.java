package io.github.synctck.sim.device;

import io.github.synctck.spec.message.RawRecord;

/** A record that was changed here and there: the local row, the pulled one, and what the client made of them. */
public record ResolvedConflict(String table, RawRecord local, RawRecord remote, RawRecord resolved) {}
