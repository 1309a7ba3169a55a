import { existsSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Program } from './start-program.js'

const longestWaitMs = 10_000

/** The flag that lets a program be watched. */
export function watchable(folder: string): string[] {
  const watch = new URL('../../dist/programs/block-watch.js', import.meta.url)
  watch.searchParams.set('answer', answerIn(folder))
  return ['--import', watch.href]
}

/** For how long at most, in milliseconds, the event loop of a watchable program stood still during the work. */
export async function longestBlockMs(
  program: Program,
  folder: string,
  work: () => Promise<unknown>,
): Promise<number> {
  const answer = answerIn(folder)
  program.signal('SIGUSR2')
  await appears(`${answer}.on`)
  rmSync(`${answer}.on`)
  await work()
  program.signal('SIGUSR2')
  await appears(answer)
  const { longestMs } = JSON.parse(await readFile(answer, 'utf8')) as { longestMs: number }
  return longestMs
}

const answerIn = (folder: string) => join(folder, 'longest-block.json')

async function appears(path: string): Promise<void> {
  for (const deadline = performance.now() + longestWaitMs; !existsSync(path); await pause(5))
    if (performance.now() > deadline) throw new Error('the event loop of the server could not be watched')
}
