/** What the exit code says: the kind of failure, so that a script knows what to do. */
export const exitCodes = {
  done: 0,
  refused: 1,
  usage: 2,
  denied: 3,
  notFound: 4,
  conflict: 5,
  unavailable: 6,
  unknown: 7,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** For `--help` and the documentation. */
export const exitCodeMeanings: readonly (readonly [code: number, meaning: string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.refused, 'refused: something is not valid, or a file cannot be read or written'],
  [exitCodes.usage, 'the command line cannot be understood'],
  [exitCodes.denied, 'not signed in, or no right to do this'],
  [exitCodes.notFound, 'what was asked for does not exist'],
  [exitCodes.conflict, 'conflict: it exists already, was changed, or is at a wrong stage'],
  [exitCodes.unavailable, 'the installation is not available, or cannot be reached; try again'],
  [exitCodes.unknown, 'no answer came to a change: look whether it happened before you repeat it'],
  [130, 'broken off with Ctrl-C (by another signal: 128 and its number)'],
]
