// POST {lastPulledAt, schemaVersion, migration} is answered with {changes, timestamp}.
import { cursor, serve } from "../_shared/sync.ts";

serve((body) => ({
  name: "sync_pull",
  arguments: {
    last_pulled_at: cursor(body),
    schema_version: body.schemaVersion ?? 1,
    migration: body.migration ?? null,
  },
}));
