'use strict'
// What the client says in sentences, as the short words of the recordings.

const logger = require('@nozbe/watermelondb/utils/common/logger').default

const ERRORS = [
  [/Concurrent synchronization is not allowed/, 'concurrent-sync'],
  [/returned invalid timestamp/, 'invalid-timestamp'],
  [/Invalid raw record supplied/, 'invalid-raw'],
  [/with pending changes/, 'pending-changes'],
]

const LOG = [
  [/create record (\S+), but it already exists locally and is marked as deleted/, 'create-but-locally-deleted $1'],
  [/create record (\S+), but it already exists locally/, 'create-but-exists $1'],
  [/update record (\S+), but it doesn't exist locally/, 'update-but-missing $1'],
  [/previous pulled-at time was greater/, 'timestamp-went-back'],
  [/sync a collection named (\S+), but it does not exist/, 'unknown-collection $1'],
  [/'sendCreatedAsUpdated' option is enabled, and yet/, 'created-despite-sendCreatedAsUpdated'],
  [/Performing migration sync from (\d+) to (\d+)/, 'migration-sync $1#$2'],
  [/lastPulledSchemaVersion is set, but this is the first sync/, 'version-without-cursor'],
]

/** Something that the script does to a sync: the network loses a message, or the app dies. */
class Fault extends Error {
  constructor(word) {
    super(word)
    this.word = word
  }
}

/** A refusal by the server. */
class HttpError extends Error {
  constructor(phase, status) {
    super(`${phase} ${status}`)
    this.phase = phase
    this.status = status
  }
}

function errorWords(error) {
  if (error instanceof Fault) {
    return { kind: 'fault', fault: error.word }
  }
  if (error instanceof HttpError) {
    return { kind: 'http', phase: error.phase, status: error.status }
  }
  const message = String(error && error.message)
  const known = ERRORS.find(([pattern]) => pattern.test(message))
  if (!known) {
    console.error(error)
  }
  return { kind: 'client', code: known ? known[1] : 'other' }
}

function logWords(message) {
  for (const [pattern, words] of LOG) {
    const match = pattern.exec(message)
    if (match) {
      return words.replace(/\$(\d)/g, (_, group) => match[Number(group)])
    }
  }
  return null
}

/** Collects what the client logs during a sync; a sync inside another has its own lines. */
class Listener {
  constructor() {
    this.open = []
    logger.error = (...messages) => this.hear('error', messages)
    logger.warn = (...messages) => this.hear('warn', messages)
    logger.log = (...messages) => this.hear('', messages)
    logger.debug = () => {}
  }

  begin() {
    const codes = []
    this.open.push(codes)
    return codes
  }

  end() {
    this.open.pop()
  }

  hear(level, messages) {
    const message = messages.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')
    const words = logWords(message)
    if (this.open.length > 0 && (words || level)) {
      this.open[this.open.length - 1].push(words || `${level}: ${message}`)
    }
  }
}

module.exports = { Fault, HttpError, Listener, errorWords }
