'use strict'
// Reads a job per line on standard input, plays it, and writes what happened as a line on standard output.

const readline = require('node:readline')
const { Script } = require('./script')
const { Listener } = require('./words')

const listener = new Listener()

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let answer
    try {
      answer = { steps: await new Script(JSON.parse(line), listener).play() }
    } catch (error) {
      answer = { broken: String(error && error.stack) }
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  }
}

main()
