/** A command line that cannot be understood: what is wrong with it, and how it goes. The exit code is 2 then. */
export class UsageError extends Error {
  constructor(fault: string, usage: string) {
    super(`${fault}\n\n${usage}`)
  }
}
