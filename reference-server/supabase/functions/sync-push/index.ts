// POST {changes, lastPulledAt} is answered with {success, stats}, or with a refusal, and then nothing was written.
import { cursor, serve } from "../_shared/sync.ts";

serve((body) => ({
  name: "sync_push",
  arguments: { changes: body.changes ?? null, last_pulled_at: cursor(body) },
}));
