import { client } from '../../calls/client.js'
import { readPortingsAnew } from '../../calls/read-portings-anew.js'
import { stayWhile } from '../../calls/stay-while.js'
import { createStore } from '../../parts/create-store.js'
import { currentEmployee } from '../../session/current-employee.js'
import { signInStore } from '../../session/token-store.js'
import { type Copy } from './copy-actions.js'

/** A file on its way in, and what became of it. */
export interface FileComing {
  id: number
  /** Who handed it in: in the same tab somebody else may sign in. */
  employee: string
  file: File
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'tooLarge'
  copy?: Copy | undefined
  error?: unknown
}

/** The server reads two files of one company at a time. */
const atOnce = 2
const mostBytes = 10_000_000

/** Of the tab, and not of the page: who looks at a copy and comes back finds the others. */
const files = createStore<readonly FileComing[]>([])
let count = 0

export function useUploads(employee: string): readonly FileComing[] {
  return files.use().filter((one) => one.employee === employee)
}

export function addFiles(given: Iterable<File>, employee: string): void {
  const added = [...given].map((file): FileComing => {
    return { id: ++count, employee, file, state: file.size > mostBytes ? 'tooLarge' : 'waiting' }
  })
  files.set([...files.get(), ...added])
  begin()
}

export function tryAgain(id: number): void {
  change(id, { state: 'waiting', error: undefined })
  begin()
}

/** Those on their way stay. */
export function clearFiles(): void {
  files.set(files.get().filter(({ state }) => state === 'waiting' || state === 'sending'))
}

/** Files of who used the tab before go: whoever is here now must not file them. */
function begin(): void {
  const present = currentEmployee()
  if (present !== undefined) files.set(files.get().filter(({ employee }) => employee === present))
  const sending = files.get().filter(({ state }) => state === 'sending').length
  const next = files.get().filter(({ state }) => state === 'waiting')
  for (const one of next.slice(0, Math.max(0, atOnce - sending))) void stayWhile(send(one))
}

signInStore.subscribe(() => {
  if (signInStore.get().ended === 'signed-out') files.set([])
})

async function send({ id, file, employee }: FileComing): Promise<void> {
  change(id, { state: 'sending' })
  try {
    if (employee !== currentEmployee()) throw new Error('Signed out')
    const { document } = await client.documentReceive({ bytes: file, filename: file.name })
    // What it is for is told by the search; when that fails, it is in all the same.
    const found = await client.document.search.query({ document: document._id }).catch(() => undefined)
    change(id, { state: 'done', copy: found?.documents[0] })
  } catch (error) {
    change(id, { state: 'failed', error })
  }
  begin()
  void readPortingsAnew()
}

function change(id: number, changes: Partial<FileComing>): void {
  files.set(files.get().map((one) => (one.id === id ? { ...one, ...changes } : one)))
}
