import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { createUploadGate } from './upload-gate.js'

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
  const gate = createUploadGate({ atOnce: 3, atOnceOfTenant: 2 })
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
  const gate = createUploadGate({ atOnceOfTenant: 1, mostWaitingOfTenant: 0 })
  const { upload, end } = startUploads()
  const first = gate.run('a', upload('a'))
  const refusal = expect.objectContaining({ row: transportErrors.unavailable, retryAfterSeconds: 2 }) as Error
  await expect(gate.run('a', upload('again'))).rejects.toEqual(refusal)
  end('a')
  await first
})
