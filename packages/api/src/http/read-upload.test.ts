import { setImmediate } from 'node:timers/promises'
import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { readUpload } from './read-upload.js'

it('408: a body that does not end in time is given up, however it trickles', async () => {
  let isCancelled = false
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await setImmediate()
      controller.enqueue(new Uint8Array(1))
    },
    cancel: () => void (isCancelled = true),
  })
  const request = { headers: new Headers(), body } as Request
  await expect(readUpload(request, { deadlineMs: 20 })).rejects.toMatchObject({
    row: transportErrors.timeout,
  })
  expect(isCancelled).toBe(true)
})

it('408: so is one that says nothing any more', async () => {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array(1)),
  })
  const request = { headers: new Headers(), body } as Request
  await expect(readUpload(request, { deadlineMs: 20 })).rejects.toMatchObject({
    row: transportErrors.timeout,
  })
})
