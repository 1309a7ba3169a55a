export { exitCodeAfter } from './exit-code.js'
export { listenForStop } from './listen-for-stop.js'
export { makeOwnedFolder, removeFolder, sweepAbandoned } from './owned-folder.js'
export {
  identifyProcess,
  isRunning,
  parseProcessIdentity,
  type ProcessIdentity,
} from './process-identity.js'
export { runProgram } from './run-program.js'
export { exitCodeOfLost, outputTaken, surviveOutput, writeLine } from './survive-output.js'
