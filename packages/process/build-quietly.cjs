'use strict'
// The build before every command, which says nothing unless it fails. Not by `npm run`: each npm takes longer to start than
// an unchanged build takes to be checked. In words that an old Node knows, like the check that comes first.
// oxlint-disable-next-line import/no-unassigned-import -- it ends the process, or does nothing
require('./require-node.cjs')
const childProcess = require('child_process')
const fs = require('fs')
const path = require('path')

const root = path.join(__dirname, '../..')
const logPath = path.join(root, '.turbo/build.log')

fs.mkdirSync(path.dirname(logPath), { recursive: true })
const log = fs.openSync(logPath, 'w')
const built = childProcess.spawnSync(
  path.join(root, 'node_modules/.bin/turbo'),
  ['run', 'build', '--output-logs=errors-only'],
  {
    cwd: root,
    env: Object.assign({}, process.env, { TURBO_TELEMETRY_DISABLED: '1' }),
    stdio: ['ignore', log, log],
  },
)
if (built.status !== 0) {
  fs.writeSync(2, fs.readFileSync(logPath))
  if (built.error) fs.writeSync(2, built.error.message + '\n')
  process.exitCode = 1
}
