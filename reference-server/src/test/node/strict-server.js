'use strict'
// A sync server in a few lines of memory, for the comparison of speed: counter stamps, 409 for whatever changed after
// the push's cursor, created and updated split by creation stamp, no tombstones on a first pull.

class StrictServer {
  constructor(tables) {
    this.clock = 1000
    this.tables = new Map(tables.map((name) => [name, { live: new Map(), dead: new Map() }]))
  }

  pull(since) {
    const changes = {}
    for (const [name, { live, dead }] of this.tables) {
      const table = { created: [], updated: [], deleted: [] }
      for (const row of live.values()) {
        if (row.changed > since) {
          table[row.created > since ? 'created' : 'updated'].push({ ...row.columns })
        }
      }
      for (const [id, stamp] of dead) {
        if (since > 0 && stamp > since) {
          table.deleted.push(id)
        }
      }
      changes[name] = table
    }
    return { changes, timestamp: this.clock }
  }

  /** True where the push was taken. */
  push(changes, since) {
    for (const [name, { created, updated, deleted }] of Object.entries(changes)) {
      const { live, dead } = this.tables.get(name)
      const isNewer = (id) => (live.get(id)?.changed ?? 0) > since
      const refused =
        deleted.some(isNewer) ||
        created.some(({ id }) => isNewer(id) || (dead.get(id) ?? 0) > since) ||
        updated.some(({ id }) => isNewer(id) || dead.has(id))
      if (refused) {
        return false
      }
    }
    this.clock += 1
    for (const [name, { created, updated, deleted }] of Object.entries(changes)) {
      const { live, dead } = this.tables.get(name)
      for (const { _status, _changed, ...columns } of [...created, ...updated]) {
        live.set(columns.id, { columns, created: live.get(columns.id)?.created ?? this.clock, changed: this.clock })
        dead.delete(columns.id)
      }
      for (const id of deleted) {
        if (live.delete(id)) {
          dead.set(id, this.clock)
        }
      }
    }
    return true
  }
}

module.exports = { StrictServer }
