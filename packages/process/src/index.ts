export { exitCodeAfter, exitCodeOf } from './exit-code.js'
export { listenForStop } from './listen-for-stop.js'
export { makeOwnedFolder, removeFolder, type Sweep, sweepAbandoned } from './owned-folder.js'
export {
  identifyProcess,
  isRunning,
  parseProcessIdentity,
  type ProcessIdentity,
} from './process-identity.js'
export { readOptions } from './read-options.js'
export { runMain } from './run-main.js'
export { exitCodeOfLost, outputTaken, surviveOutput } from './survive-output.js'
export { UsageError } from './usage-error.js'
export { userId } from './user-id.js'
export { writeHeldLines, writeLine } from './write-line.js'
