import { fileURLToPath } from 'node:url'
import { readOptions } from '@telecomx/process'
import { restartOnBuild } from '../restart-on-build.js'
import { runCommandLine } from '../run-command-line.js'
import { stopMs } from '../run-service.js'

const usage = `Serves as npm start does, builds what is changed, and then starts again. Ctrl-C ends everything.

  npm run dev
  PORT=3001 npm run dev

Settings are those of npm start. A change that does not compile is told, and the server of before goes on; one that
ended by itself is started again with the next change.`

const root = fileURLToPath(new URL('../../../..', import.meta.url))

await runCommandLine(async (stop) => {
  readOptions(usage, {})
  await restartOnBuild({
    compiler: `${root}node_modules/typescript/bin/tsc`,
    project: `${root}apps/server`,
    program: `${root}apps/server/dist/main.js`,
    // After the server's own grace.
    patienceMs: stopMs + 5_000,
    say: (line) => void process.stderr.write(`${line}\n`),
    stop,
  })
})
