import { workerData } from 'node:worker_threads'

export interface Watch {
  /** The process that asks. */
  parent: number
  /** Of memory, of whatever kind. The largest picture that is read takes 900 MB. */
  mostBytes: number
}

// A thread beside the one that reads, which hears nothing while it is inside WebAssembly. It kills the process when the one
// that asks is no more, and when a file has found its way around every other limit of memory.
const { parent, mostBytes }: Watch = workerData
setInterval(() => {
  if (process.ppid !== parent || process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL')
}, 200)
