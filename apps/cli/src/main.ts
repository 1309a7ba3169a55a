#!/usr/bin/env node
import { runMain } from '@telecomx/process'
import { runTelecomx } from './run-telecomx.js'

// The end of a line that a progress bar may have left there is wiped.
const clearLine = process.stderr.isTTY ? '\u001b[K' : ''

await runMain((stop) => runTelecomx(process.argv.slice(2), stop), {
  ending: `what is in hand${clearLine}`,
  describe: (error) => (error instanceof Error ? error.message : String(error)),
})
