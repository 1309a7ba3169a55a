import { Worker } from 'node:worker_threads'
import type { ScanTask } from './scan-process.js'
import type { Watch } from './scan-watch.js'
import { stopSignals } from './stop-signals.js'

// The entry file of the process that reads: a file in, what was read or drawn of it out. A terminal or a supervisor tells
// the whole group to stop; the file in hand is read to its end all the same, and then the process that asked ends this one.
for (const signal of stopSignals) process.on(signal, () => {})
process.once('disconnect', () => process.exit())
new Worker(new URL('scan-watch.js', import.meta.url), {
  workerData: { parent: Number(process.argv[2]), mostBytes: 1_500_000_000 } satisfies Watch,
}).unref()

// Only now, because it takes a while.
const { answerTask } = await import('./answer-task.js')
process.on('message', (task: ScanTask) => void answerTask(task).then((answer) => process.send?.(answer)))
