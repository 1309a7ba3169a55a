const labelWidth = 46

/**
 * Runs one step and tells about it on one line: what it does when it starts, and when it has ended how long it took
 * and what came of it.
 */
export async function step<Result>(
  label: string,
  run: () => Promise<Result>,
  describe: (result: Result) => string = () => '',
): Promise<Result> {
  process.stdout.write(label.padEnd(labelWidth))
  const started = performance.now()
  const result = await run()
  const ms = Math.round(performance.now() - started)
  process.stdout.write(`${String(ms).padStart(6)} ms  ${describe(result)}`.trimEnd())
  process.stdout.write('\n')
  return result
}

/** Says what makes a step take longer, on a line of its own under it; the step's line goes on below. */
export function tellMeanwhile(text: string): void {
  process.stdout.write(`\n  ${text}\n${' '.repeat(labelWidth)}`)
}
