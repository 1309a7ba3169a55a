import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { writeEvent } from './write-event.js'

const time = new Date(2026, 10, 27, 8, 5, 3, 42)
const written = (event: string, fields = {}, inColour = false) =>
  writeEvent({ time, event, fields, inColour })

it('time, level, event and fields stand in one line; what is not set is left out', () => {
  const fields = { method: 'GET', route: '/porting/:customerId/poa', status: 200, ms: 7.5, errno: undefined }
  expect(written('request', fields)).toBe(
    '08:05:03.042 info  request method=GET route=/porting/:customerId/poa status=200 ms=7.5',
  )
})

it.each([
  ['info', 'listening', {}],
  ['info', 'request', { status: 404 }],
  ['info', 'delivery', { state: 'sent' }],
  ['warn', 'delivery', { state: 'failed' }],
  ['warn', 'delivery', { state: 'unknown' }],
  ['warn', 'unavailable', { reason: 'busy' }],
  ['error', 'request', { status: 503 }],
  ['error', 'unexpected_error', {}],
])('%s: %s %o', (level, event, fields) => {
  expect(written(event, fields)).toMatch(new RegExp(`^08:05:03\\.042 ${level} +${event}\\b`))
})

it('what docs/operations.md calls worth an alarm stands out, in the state that is', () => {
  const page = readFileSync(new URL('../../../docs/operations.md', import.meta.url), 'utf8')
  const [, section = ''] = page.split('### What is in the log')
  const [, sentence = ''] = section.split('Worth an alarm: ')
  const [named = ''] = sentence.split(':\n')
  const events = [...named.matchAll(/`(\w+_\w+)`/g)].map(([, event]) => event ?? '')
  expect(events).toContain('order_not_started')
  const quiet = events.filter((event) => !/ (warn|error) /.test(written(event, { refused: true })))
  expect(quiet).toEqual([])
})

it('a text with blanks, quotes or control characters is quoted, and stays in its line', () => {
  expect(written('made-up', { at: 'a b\n"c"\u001B[2J' })).toMatch(/ at="a b\\n\\"c\\"\\u001b\[2J"$/)
})

it('in colour, the level stands out and the text is the same', () => {
  const line = written('unavailable', { reason: 'busy' }, true)
  expect(line).toContain('\u001B[33mwarn \u001B[0m unavailable')
  // oxlint-disable-next-line no-control-regex
  expect(line.replaceAll(/\u001B\[\d+m/g, '')).toBe(written('unavailable', { reason: 'busy' }))
})
