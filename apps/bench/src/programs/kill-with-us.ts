import type { ChildProcess } from 'node:child_process'

const running = new Set<ChildProcess>()

/** Kills a child, at the latest when this process ends in a way that nobody foresaw. Gives what kills it now. */
export function killWithUs(child: ChildProcess): () => void {
  running.add(child)
  child.once('exit', () => running.delete(child))
  return () => void child.kill('SIGKILL')
}

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
