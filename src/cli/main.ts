#!/usr/bin/env node
/** Where does the command line start? Here: arguments, streams and the exit code of the process, and nothing else. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runProgram } from './program'
import { localeOf, processTerminal } from './terminal'

const manifest: { readonly version: string } = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('tutela/package.json'), 'utf8'),
)

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const given = process.argv.slice(2)
process.exitCode = await runProgram(given, manifest.version, processTerminal(localeOf(given)))
