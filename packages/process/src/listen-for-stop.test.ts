import { afterEach, expect, test, vi } from 'vitest'
import { listenForStop } from './listen-for-stop.js'

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
const before = new Map(signals.map((name) => [name, process.listeners(name)]))
afterEach(() => {
  for (const name of signals)
    for (const listener of process.listeners(name))
      if (!before.get(name)?.includes(listener)) process.off(name, listener)
})

function listen() {
  const clock = { ms: 0 }
  const endNow = vi.fn<() => void>()
  return { clock, endNow, stop: listenForStop({ now: () => clock.ms, endNow }) }
}

test.each(signals)('%s is a wish to stop, and its name the reason', (name) => {
  const { stop, endNow } = listen()
  expect(stop.aborted).toBe(false)
  process.emit(name)
  expect([stop.aborted, stop.reason]).toEqual([true, name])
  expect(endNow).not.toHaveBeenCalled()
})

test('signals within two seconds are one wish, of whatever kind they are', () => {
  const { clock, stop, endNow } = listen()
  process.emit('SIGINT')
  process.emit('SIGINT')
  clock.ms = 2_000
  process.emit('SIGTERM')
  expect([stop.reason, endNow.mock.calls.length]).toEqual(['SIGINT', 0])
})

test('a later signal means now', () => {
  const { clock, endNow } = listen()
  process.emit('SIGINT')
  clock.ms = 2_001
  process.emit('SIGTERM')
  expect(endNow).toHaveBeenCalledOnce()
})
