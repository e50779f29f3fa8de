'use strict'
// Our scenarios a second against those of fast-check over the real client, in turns, so that both meet the same machine.
// usage: node compare-speed.js [path of synctck.jar]

const { execFileSync } = require('node:child_process')
const os = require('node:os')
const path = require('node:path')

const TURNS = 3
const jar = path.resolve(process.argv[2] || path.join(__dirname, '../../../../cli/target/synctck.jar'))
const run = (command, args) =>
  JSON.parse(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }))
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

const ours = []
const theirs = []
for (let turn = 0; turn < TURNS; turn++) {
  theirs.push(run(process.execPath, [path.join(__dirname, 'fast-check-benchmark.js')]).scenariosPerSecond)
  ours.push(run('java', ['-jar', jar, 'simulate', '--benchmark', '--threads', '1', '--format', 'json']).scenariosPerSecond)
  console.log(`turn ${turn + 1}: fast-check over the real client ${Math.round(theirs[turn])}/s, simulate ${Math.round(ours[turn])}/s`)
}
console.log(`median of ${TURNS}: ${Math.round(median(theirs))}/s without laws, ${Math.round(median(ours))}/s with all laws`)
console.log(`ratio ${(median(ours) / median(theirs)).toFixed(1)} (required 10)`)
console.log(`${os.cpus().length} x ${os.cpus()[0].model}, load average ${os.loadavg().map((load) => load.toFixed(1)).join(' ')}`)
