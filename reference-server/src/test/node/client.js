'use strict'
// The real client on LokiJS, without a browser: what it needs to be told, and one app with its store.

// Outside production the client adds a check on the next tick that ends the process after a failed sync.
process.env.NODE_ENV = 'production'

const Database = require('@nozbe/watermelondb/Database').default
const Model = require('@nozbe/watermelondb/Model').default
const Q = require('@nozbe/watermelondb/QueryDescription')
const LokiJSAdapter = require('@nozbe/watermelondb/adapters/lokijs').default
const { appSchema, tableSchema } = require('@nozbe/watermelondb/Schema')
const { addColumns, createTable, schemaMigrations } = require('@nozbe/watermelondb/Schema/migrations')
const { getLastPulledAt } = require('@nozbe/watermelondb/sync/impl')

const LAST_PULLED_AT = '__watermelon_last_pulled_at'

/** A model without decorators; with dates it has the two properties that make the client touch the columns. */
function modelClass(name, table, dates) {
  class AppModel extends Model {}
  AppModel.table = name
  AppModel.associations = {}
  for (const [child, foreignKey] of Object.entries(table.hasMany || {})) {
    AppModel.associations[child] = { type: 'has_many', foreignKey }
  }
  const columns = new Set(table.columns.map((column) => column.name))
  for (const [property, column] of [['createdAt', 'created_at'], ['updatedAt', 'updated_at']]) {
    if (dates && columns.has(column)) {
      Object.defineProperty(AppModel.prototype, property, {
        get() {
          return this._getRaw(column)
        },
      })
    }
  }
  return AppModel
}

function migrations(schema) {
  const steps = (schema.migrations || []).map(({ toVersion, steps: changes }) => ({
    toVersion,
    steps: changes.map((change) =>
      change.type === 'create_table'
        ? createTable({ name: change.name, columns: change.columns })
        : addColumns({ table: change.table, columns: change.columns }),
    ),
  }))
  return schemaMigrations({ migrations: steps })
}

/** One installation: a database, and the store that outlives it. */
class App {
  constructor(schema, dates) {
    this.schema = schema
    this.dates = dates
    this.offline = false
    this.disk = undefined
  }

  async open() {
    const tables = Object.entries(this.schema.tables)
    const adapter = new LokiJSAdapter({
      dbName: 'app',
      schema: appSchema({
        version: this.schema.version,
        tables: tables.map(([name, table]) => tableSchema({ name, columns: table.columns })),
      }),
      migrations: migrations(this.schema),
      useWebWorker: false,
      useIncrementalIndexedDB: false,
      extraLokiOptions: { autosave: false },
      _testLokiAdapter: this.disk,
    })
    const modelClasses = tables.map(([name, table]) => modelClass(name, table, this.dates))
    this.database = new Database({ adapter, modelClasses })
    // The adapter opens in the background; a question that it answers says that it is open.
    await this.database.adapter.getLocal(LAST_PULLED_AT)
    this.loki = adapter._driver.loki
    this.disk = this.loki.persistenceAdapter
    return this
  }

  /** Drops every object in memory and opens the same store, with a newer schema where one is given. */
  async restart(schema) {
    await new Promise((resolve, reject) => {
      this.loki.saveDatabase((error) => (error ? reject(error) : resolve()))
    })
    this.schema = schema || this.schema
    await this.open()
  }

  /** From now on the store refuses to write the cursor, as if the app had died just before. */
  failAtCursor(error) {
    const { underlyingAdapter } = this.database.adapter
    const setLocal = underlyingAdapter.setLocal.bind(underlyingAdapter)
    underlyingAdapter.setLocal = (key, value, callback) =>
      key === LAST_PULLED_AT ? callback({ error }) : setLocal(key, value, callback)
  }

  async edit(step) {
    const collection = this.database.get(step.table)
    // On LokiJS a failed insert leaves a broken driver behind, so a used id is looked for first.
    if (step.op === 'create') {
      if (this.loki.getCollection(step.table).by('id', step.id)) {
        return 'duplicate-id'
      }
      await this.database.write(() =>
        collection.create((record) => {
          record._raw.id = step.id
          this.assign(record, step)
        }),
      )
      return null
    }
    const [record] = await collection.query(Q.where('id', step.id)).fetch()
    if (!record) {
      return 'not-found'
    }
    await this.database.write(() => {
      switch (step.op) {
        case 'update':
          return record.update(() => this.assign(record, step))
        case 'delete':
          return record.markAsDeleted()
        case 'delete-cascade':
          return record.experimentalMarkAsDeleted()
        default:
          return record.destroyPermanently()
      }
    })
    return null
  }

  /** An object is assigned in the order of its sorted keys, a list of pairs as it stands. */
  assign(record, step) {
    const set = step.set || {}
    const pairs = Array.isArray(set) ? set : Object.keys(set).sort().map((key) => [key, set[key]])
    const known = new Set(this.schema.tables[step.table].columns.map((column) => column.name))
    for (const [column, value] of pairs) {
      if (known.has(column)) {
        record._setRaw(column, value)
      }
    }
  }

  async state() {
    const tables = {}
    for (const name of Object.keys(this.schema.tables)) {
      tables[name] = this.loki
        .getCollection(name)
        .data.map(({ $loki, meta, ...raw }) => raw)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
    }
    return { lastPulledAt: await getLastPulledAt(this.database), tables }
  }
}

module.exports = { App }
