'use strict'
// Plays one script, in the words of docs/recordings.md, with apps of the real client against a server.

const { synchronize } = require('@nozbe/watermelondb/sync')
const { App } = require('./client')
const { Fault, HttpError, errorWords } = require('./words')

const CRASHES = new Set(['crash-after-apply', 'crash-before-push', 'crash-after-push'])
const realNow = Date.now

class Script {
  /**
   * @param job url and token of the server; schemas by version; meta and steps of the script
   * @param listener hears what the client logs
   */
  constructor(job, listener) {
    this.job = job
    this.listener = listener
    this.apps = new Map()
    this.lines = []
  }

  /** The lines of each step. */
  async play() {
    const steps = []
    if (this.job.meta.autoTimestamps) {
      Date.now = () => 0
    }
    try {
      for (const [number, step] of this.job.steps.entries()) {
        this.lines = []
        await this.perform(step, String(number))
        steps.push(this.lines)
      }
    } finally {
      Date.now = realNow
    }
    return steps
  }

  async app(step) {
    if (!this.apps.has(step.dev)) {
      const first = Math.min(...Object.keys(this.job.schemas).map(Number))
      const app = new App(this.job.schemas[first], this.job.meta.autoTimestamps === true)
      this.apps.set(step.dev, await app.open())
    }
    return this.apps.get(step.dev)
  }

  async perform(step, label) {
    switch (step.op) {
      case 'create':
      case 'update':
      case 'delete':
      case 'delete-cascade':
      case 'destroy':
        return this.edit(step, label)
      case 'sync':
        return this.sync(step, label)
      case 'restart':
        return this.change(step, label, (app) => app.restart())
      case 'upgrade':
        return this.change(step, label, (app) => app.restart(this.job.schemas[step.version]))
      case 'offline':
      case 'online':
        return this.change(step, label, (app) => {
          app.offline = step.op === 'offline'
        })
      case 'clock':
        Date.now = () => step.now
        return this.tell(step, label, { error: null, ok: true })
      case 'dump':
        return this.state(step, label)
      case 'server-dump':
        return this.serverDump(label)
      default:
        throw new Error(`a step that this driver does not know: ${step.op}`)
    }
  }

  tell(step, label, result) {
    const who = step.dev === undefined ? {} : { dev: step.dev }
    this.lines.push({ t: 'op', i: label, op: step.op, ...who, ...result })
  }

  async state(step, label) {
    const app = await this.app(step)
    this.lines.push({ t: 'state', i: label, dev: step.dev, ...(await app.state()) })
  }

  async change(step, label, work) {
    await work(await this.app(step))
    this.tell(step, label, { error: null, ok: true })
    await this.state(step, label)
  }

  async edit(step, label) {
    const app = await this.app(step)
    const code = await app.edit(step)
    const error = code && { kind: 'client', code }
    this.tell(step, label, { table: step.table, id: step.id, error, ok: !error })
    await this.state(step, label)
  }

  async sync(step, label) {
    const app = await this.app(step)
    if (app.offline) {
      const error = { kind: 'client', code: 'offline' }
      this.tell(step, label, { error, ok: false, log: [], conflicts: [] })
      return this.state(step, label)
    }
    const failed = await this.attempt(app, step, label, step.fault)
    await this.state(step, label)
    if (failed && step.retry) {
      await this.attempt(app, { ...step, afterPull: [], beforePush: [], afterPush: [] }, `${label}.retry`)
      await this.state(step, `${label}.retry`)
    }
    return undefined
  }

  /** One call of synchronize; its own lines stand after those of the steps inside it. */
  async attempt(app, step, label, fault) {
    const run = { app, step, label, fault, lines: [] }
    const codes = this.listener.begin()
    const log = {}
    let error = null
    const { meta } = this.job
    const asUpdated = step.sendCreatedAsUpdated ?? meta.sendCreatedAsUpdated
    if (fault === 'crash-after-apply') {
      app.failAtCursor(new Fault(fault))
    }
    try {
      await synchronize({
        database: app.database,
        log,
        sendCreatedAsUpdated: asUpdated === true,
        migrationsEnabledAtVersion: meta.migrationsEnabledAtVersion,
        conflictResolver: meta.resolver === 'server-wins' ? serverWins : undefined,
        pullChanges: (request) => this.pull(run, request),
        pushChanges: step.push === 'none' ? undefined : (request) => this.push(run, request),
      })
    } catch (caught) {
      error = errorWords(caught)
    }
    this.listener.end()
    if (CRASHES.has(fault) && error && error.fault === fault) {
      await app.restart()
    } else if (fault === 'crash-after-apply') {
      delete app.database.adapter.underlyingAdapter.setLocal
    }
    this.lines.push(...run.lines)
    const conflicts = (log.resolvedConflicts || []).map((conflict) => ({ id: conflict.local.id, ...conflict }))
    conflicts.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    this.tell(step, label, { error, ok: !error, log: codes.sort(), conflicts })
    return error !== null
  }

  async hooks({ step, label }, point) {
    for (const [number, inner] of (step[point] || []).entries()) {
      await this.perform(inner, `${label}.${point}.${number}`)
    }
  }

  async pull(run, { lastPulledAt, schemaVersion, migration }) {
    const { step, label, fault } = run
    const req = { lastPulledAt: lastPulledAt ?? null, schemaVersion, migration: migration ?? null }
    const line = { t: 'pull', i: label, dev: step.dev, req, res: null }
    run.lines.push(line)
    if (fault === 'pull-request-lost') {
      throw new Fault(fault)
    }
    const answer = step.pull || (await this.post('sync-pull', req, 'pull'))
    line.res = sorted(answer)
    await this.hooks(run, 'afterPull')
    if (fault === 'pull-response-lost') {
      throw new Fault(fault)
    }
    return JSON.parse(JSON.stringify(answer))
  }

  async push(run, { changes, lastPulledAt }) {
    const { step, label, fault } = run
    const req = JSON.parse(JSON.stringify({ changes, lastPulledAt }))
    const line = { t: 'push', i: label, dev: step.dev, req: sorted(req), res: null, reached: false }
    await this.hooks(run, 'beforePush')
    run.lines.push(line)
    if (fault === 'push-request-lost' || fault === 'crash-before-push') {
      throw new Fault(fault)
    }
    let refusal = null
    try {
      line.res = await this.pushAnswer(step, fault, req)
      line.reached = true
    } catch (caught) {
      refusal = caught
    }
    if (line.reached) {
      await this.hooks(run, 'afterPush')
    }
    if (fault === 'push-response-lost' || fault === 'crash-after-push') {
      throw new Fault(fault)
    }
    if (refusal) {
      throw refusal
    }
    return line.res ?? {}
  }

  /** What the client reads of an answer; everything else differs from server to server. */
  async pushAnswer(step, fault, req) {
    if (fault === 'push-server-error') {
      throw new HttpError('push', 500)
    }
    if (step.push === 'error') {
      throw new HttpError('push', 409)
    }
    if (step.push === 'ok') {
      return null
    }
    const answer = step.push || (await this.post('sync-push', poisoned(req, fault), 'push'))
    const { experimentalRejectedIds } = answer
    return experimentalRejectedIds ? { experimentalRejectedIds } : { ok: true }
  }

  async serverDump(label) {
    const last = Math.max(...Object.keys(this.job.schemas).map(Number))
    const answer = await this.post('sync-pull', { lastPulledAt: null, schemaVersion: last, migration: null }, 'pull')
    this.lines.push({ t: 'server', i: label, timestamp: answer.timestamp, changes: answer.changes })
  }

  async post(endpoint, body, phase) {
    const { url, token, headers } = this.job
    const response = await fetch(`${url}/${endpoint}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) {
      throw new HttpError(phase, response.status)
    }
    return JSON.parse(text)
  }
}

/** Rows by id, as recordings list them: in which order a store hands them out differs between adapters. */
function sorted({ changes, ...rest }) {
  const tables = {}
  const byId = (a, b) => (a.id < b.id ? -1 : 1)
  for (const [name, { created, updated, deleted }] of Object.entries(changes)) {
    tables[name] = {
      created: [...created].sort(byId),
      updated: [...updated].sort(byId),
      deleted: [...deleted].sort(),
    }
  }
  return { changes: tables, ...rest }
}

/** A bad element rides along: an id that no server takes, or a table that it does not know. */
function poisoned(req, fault) {
  const changes = { ...req.changes }
  if (fault === 'push-poison-table') {
    changes.no_such_table = { created: [{ id: 'x1' }], updated: [], deleted: [] }
  } else if (fault === 'push-poison-id') {
    const [table] = Object.keys(changes)
    changes[table] = { ...changes[table], deleted: [...changes[table].deleted, 'bad id'] }
  }
  return { ...req, changes }
}

/** An app's own resolver: the server's row as it came, local edits given up. */
function serverWins(table, local, remote) {
  return { ...local, ...remote, _status: 'synced', _changed: '' }
}

module.exports = { Script }
