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
  [exitCodes.refused, 'refused: what was sent is not valid, or a file cannot be read or written'],
  [exitCodes.usage, 'the command line cannot be understood'],
  [exitCodes.denied, 'not signed in, or no right to do this'],
  [exitCodes.notFound, 'what was asked for does not exist'],
  [exitCodes.conflict, 'conflict: it exists already, was changed meanwhile, or its stage forbids it'],
  [exitCodes.unavailable, 'the installation is unavailable, too busy, or cannot be reached; try again'],
  [exitCodes.unknown, 'no answer came to a change: it may have happened or not; look before you repeat it'],
  [130, 'broken off with Ctrl-C (by another signal: 128 and its number)'],
]
