import { transportErrors } from '@telecomx/validation'
import { expect, it, vi } from 'vitest'
import { createUploadGate, strangersUploads } from './upload-gate.js'

/** Uploads that end when they are told to, and who of them has begun. */
function startUploads() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const upload = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
  }
  return { begun, upload, end: (name: string) => ends.get(name)?.() }
}

it('of a company a few at once are taken in, and of another one beside them', async () => {
  const gate = createUploadGate({ atOnce: 3, atOnceOfSender: 2 })
  const { begun, upload, end } = startUploads()
  const results = ['a1', 'a2', 'a3', 'b1'].map((name) => gate.run(name[0] ?? '', upload(name)))
  await expect.poll(() => begun).toEqual(['a1', 'a2', 'b1'])
  end('a1')
  await expect.poll(() => begun).toEqual(['a1', 'a2', 'b1', 'a3'])
  for (const name of ['a2', 'a3', 'b1']) end(name)
  expect(await Promise.all(results)).toEqual(['a1', 'a2', 'a3', 'b1'])
})

it('no more than so many of all together; the next begins when one has ended, or failed', async () => {
  const gate = createUploadGate({ atOnce: 1 })
  const { begun, upload, end } = startUploads()
  const failed = gate.run('a', () => Promise.reject(new Error('no')))
  const [one, other] = [gate.run('b', upload('b')), gate.run('c', upload('c'))]
  await expect(failed).rejects.toThrow('no')
  await expect.poll(() => begun).toEqual(['b'])
  end('b')
  await one
  await expect.poll(() => begun).toEqual(['b', 'c'])
  end('c')
  expect(await other).toBe('c')
})

it('503 with a wait when too many of a company wait', async () => {
  const gate = createUploadGate({ atOnceOfSender: 1, mostWaitingOfSender: 0 })
  const { upload, end } = startUploads()
  const first = gate.run('a', upload('a'))
  const refusal = expect.objectContaining({ row: transportErrors.unavailable, retryAfterSeconds: 2 }) as Error
  await expect(gate.run('a', upload('again'))).rejects.toEqual(refusal)
  end('a')
  await first
})

it('of strangers none waits: 503 for the third of a network, and for the first of others when all places are taken', async () => {
  const gate = createUploadGate({ ...strangersUploads, atOnce: 3, patienceMs: 600_000 })
  const { begun, upload, end } = startUploads()
  const results = ['a1', 'a2', 'b1'].map((name) => gate.run(name[0] ?? '', upload(name)))
  await expect.poll(() => begun).toEqual(['a1', 'a2', 'b1'])
  const refusal = expect.objectContaining({ row: transportErrors.unavailable, retryAfterSeconds: 2 }) as Error
  await expect(gate.run('a', upload('a3'))).rejects.toEqual(refusal)
  await expect(gate.run('c', upload('c1'))).rejects.toEqual(refusal)
  end('b1')
  await results[2]
  const next = gate.run('c', upload('c2'))
  for (const name of ['a1', 'a2', 'c2']) end(name)
  expect(await Promise.all([...results, next])).toEqual(['a1', 'a2', 'b1', 'c2'])
})

it('503: its own sender’s turn and that among all are one wait, shorter than its body may take', async () => {
  vi.useFakeTimers()
  try {
    const gate = createUploadGate({ atOnce: 1, atOnceOfSender: 1, patienceMs: 20_000 })
    const { upload, end } = startUploads()
    const results = ['a1', 'b1', 'a2'].map((name) => gate.run(name[0] ?? '', upload(name)))
    const outcomes = Promise.allSettled(results)
    await vi.advanceTimersByTimeAsync(15_000)
    end('a1')
    await vi.advanceTimersByTimeAsync(5_000)
    end('b1')
    const refused = expect.objectContaining({ row: transportErrors.unavailable }) as Error
    expect(await outcomes).toEqual([
      { status: 'fulfilled', value: 'a1' },
      { status: 'fulfilled', value: 'b1' },
      { status: 'rejected', reason: refused },
    ])
  } finally {
    vi.useRealTimers()
  }
})
