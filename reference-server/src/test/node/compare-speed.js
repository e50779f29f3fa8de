'use strict'
// Our scenarios a second against those of fast-check over the real client, in turns, so that both meet the same machine.
// usage: node compare-speed.js [path of the synctck script]

const { execFileSync } = require('node:child_process')
const os = require('node:os')
const path = require('node:path')

const TURNS = 3
const synctck = path.resolve(process.argv[2] || path.join(__dirname, '../../../../synctck'))
const run = (command, args) =>
  JSON.parse(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

const KINDS = [
  ['scenariosPerSecond', 'a second'],
  ['scenariosPerCpuSecond', 'a second of processor time'],
]
const ours = []
const theirs = []
for (let turn = 1; turn <= TURNS; turn++) {
  theirs.push(run(process.execPath, [path.join(__dirname, 'fast-check-benchmark.js')]))
  ours.push(run(synctck, ['simulate', '--benchmark', '--threads', '1', '--format', 'json']))
}
for (const [key, words] of KINDS) {
  const [real, own] = [theirs, ours].map((all) => median(all.map((each) => each[key])))
  console.log(`scenarios ${words}, median of ${TURNS} turns:`)
  console.log(`  fast-check over the real client ${real}, without laws`)
  console.log(`  simulate --benchmark ${own}, with all laws`)
  console.log(`  ratio ${(own / real).toFixed(1)} (required 10)`)
}
console.log(`${os.cpus().length} x ${os.cpus()[0].model}, load average ${os.loadavg().map((load) => load.toFixed(1)).join(' ')}`)
