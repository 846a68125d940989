/** What does one process say that writes one row to the store at its argument? The kind of its failure, or `written`. */

import { isTutelaError } from '../../src/core/error'
import { sqliteStore } from '../../src/store/sqlite'

// becomes a user who owns nothing here, once everything is loaded
if (process.argv[3] === 'nobody') {
  process.setgid?.(65_534)
  process.setuid?.(65_534)
}

const store = sqliteStore(process.argv[2] ?? '', { patience: 0 })

store
  .transact((transaction) => transaction.insert('meta', [{ customer: '', name: 'once', value: '' }]))
  .then(
    () => process.stdout.write('written'),
    (error: unknown) => process.stdout.write(isTutelaError(error) ? error.failure.kind : String(error)),
  )
