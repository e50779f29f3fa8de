'use strict'
// What property tests with fast-check over the real client reach: three devices, forty operations (a quarter syncs, a
// quarter creates, seven in twenty updates, the rest deletes), rest, and the one question whether all hold the same.

const fc = require('fast-check')
const { App } = require('./client')
const { StrictServer } = require('./strict-server')
const { synchronize } = require('@nozbe/watermelondb/sync')
const logger = require('@nozbe/watermelondb/utils/common/logger').default

const DEVICES = 3
const OPERATIONS = 40
const QUIESCE_ROUNDS_MAX = 3
// On a busy machine time alone does not warm anything up.
const WARM_UP_SCENARIOS_MIN = 1000
const string = (name) => ({ name, type: 'string' })
const number = (name) => ({ name, type: 'number' })
const optional = (column) => ({ ...column, isOptional: true })
const dates = [number('created_at'), number('updated_at')]
const SCHEMA = {
  version: 1,
  tables: {
    friends: {
      columns: [
        string('name'),
        optional(string('notes')),
        string('tier'),
        { name: 'is_favorite', type: 'boolean' },
        ...dates,
      ],
    },
    interactions: {
      columns: [
        { ...string('friend_id'), isIndexed: true },
        string('kind'),
        optional(string('note')),
        number('happened_at'),
        optional(number('duration_min')),
        ...dates,
      ],
    },
    interaction_friends: {
      columns: [
        { ...string('interaction_id'), isIndexed: true },
        { ...string('friend_id'), isIndexed: true },
      ],
    },
  },
}

const operation = fc.record({
  device: fc.nat(DEVICES - 1),
  kind: fc.oneof(
    { weight: 25, arbitrary: fc.constant('sync') },
    { weight: 25, arbitrary: fc.constant('create') },
    { weight: 35, arbitrary: fc.constant('update') },
    { weight: 15, arbitrary: fc.constant('delete') },
  ),
  pick: fc.nat(999),
})
const scenario = fc.array(operation, { minLength: OPERATIONS, maxLength: OPERATIONS })

async function sync(app, server) {
  const run = () =>
    synchronize({
      database: app.database,
      pullChanges: async ({ lastPulledAt }) => server.pull(lastPulledAt ?? 0),
      pushChanges: async ({ changes, lastPulledAt }) => {
        if (!server.push(changes, lastPulledAt)) {
          throw new Error('409')
        }
      },
    })
  try {
    await run()
  } catch {
    await run()
  }
}

async function play(operations) {
  const server = new StrictServer(Object.keys(SCHEMA.tables))
  const apps = []
  for (let device = 0; device < DEVICES; device++) {
    apps.push(await new App(SCHEMA, false).open())
  }
  const ids = []
  for (const [number_, { device, kind, pick }] of operations.entries()) {
    const app = apps[device]
    if (kind === 'sync') {
      await sync(app, server)
    } else if (kind === 'create' || ids.length === 0) {
      ids.push(`r${number_}`)
      await app.edit({ op: 'create', table: 'friends', id: `r${number_}`, set: { name: `n${number_}` } })
    } else {
      const id = ids[pick % ids.length]
      await app.edit({ op: kind, table: 'friends', id, set: { tier: `t${number_}` } })
    }
  }
  let before = ''
  for (let round = 0; round < QUIESCE_ROUNDS_MAX; round++) {
    for (const app of apps) {
      await sync(app, server)
    }
    const states = await Promise.all(apps.map(async (app) => JSON.stringify((await app.state()).tables)))
    const after = states.join('\n')
    if (after === before) {
      return states.every((state) => state === states[0])
    }
    before = after
  }
  return true
}

/** Scenarios a second over that many seconds, after a warm-up, by the clock and by processor time. */
async function measure(seconds) {
  await run(seconds, WARM_UP_SCENARIOS_MIN)
  const before = process.cpuUsage()
  const started = process.hrtime.bigint()
  const played = await run(seconds, 0)
  const { user, system } = process.cpuUsage(before)
  return {
    scenariosPerSecond: Math.round(played / (Number(process.hrtime.bigint() - started) / 1e9)),
    scenariosPerCpuSecond: Math.round(played / ((user + system) / 1e6)),
  }
}

async function run(seconds, scenariosMin) {
  let played = 0
  const enough = Date.now() + seconds * 1000
  const property = fc.asyncProperty(scenario, async (operations) => {
    played++
    return play(operations)
  })
  while (Date.now() < enough || played < scenariosMin) {
    await fc.assert(property, { numRuns: 50 })
  }
  return played
}

logger.silence()
measure(Number(process.argv[2] || 5)).then((rates) => console.log(JSON.stringify(rates)))
