import type { Output } from './output.js'

/** What long work tells of how far it is. */
export interface Progress {
  /** One more is done; `text` says which, and what came of it. */
  step(text: string): void
  end(): void
}

const barWidth = 24

/** A bar on a terminal, a line for each step elsewhere; both on standard error. */
export function startProgress({ canRedraw, note }: Output, total: number, what: string): Progress {
  let done = 0
  const draw = () => {
    const filled = Math.round((done / Math.max(total, 1)) * barWidth)
    process.stderr.write(`\r[${'#'.repeat(filled).padEnd(barWidth, '.')}] ${done} of ${total} ${what}`)
  }
  if (canRedraw) draw()
  return {
    step(text) {
      done++
      if (canRedraw) draw()
      else note(`${done} of ${total}: ${text}`)
    },
    end() {
      if (canRedraw) process.stderr.write('\r\u001b[K')
    },
  }
}

/** Shows on a terminal that one long call goes on, and since when. */
export async function whileWaiting<Result>(
  { canRedraw, note }: Output,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!canRedraw) {
    note(`${what} ...`)
    return work()
  }
  const began = performance.now()
  const draw = () =>
    process.stderr.write(`\r${what} ... ${Math.round((performance.now() - began) / 1_000)} s`)
  draw()
  const timer = setInterval(draw, 1_000)
  try {
    return await work()
  } finally {
    clearInterval(timer)
    process.stderr.write('\r\u001b[K')
  }
}
