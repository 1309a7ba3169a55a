import type { NumberRange } from '@telecomx/database'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { numberLineRules } from '../number/number-import.js'
import { readImport } from './read-import.js'

const read = (body: string, rules = numberLineRules) =>
  readImport(new Request('http://127.0.0.1/', { method: 'POST', body }), 'ranges', rules)

it('gives the lines checked, and what stands beside them without them', async () => {
  const { envelope, lines } = await read(
    '{"json":{"ranges":[{"from":"33000000","operator":"01010","more":1}],"dryRun":true},"more":[1]}',
  )
  expect(lines).toEqual([{ from: '+4533000000', to: '+4533000000', operator: '01010' }])
  expect({ ...(envelope as object) }).toEqual({ json: { dryRun: true }, more: [1] })
})

it('of superjson’s notes on lines drops those that make no difference, and keeps all others to be judged', async () => {
  const values = { 'ranges.0.to': ['undefined'], 'ranges.1.to': ['Date'], dryRun: ['undefined'] }
  const { envelope } = await read(JSON.stringify({ json: { ranges: [] }, meta: { values, v: 1 } }))
  const kept = { 'ranges.1.to': ['Date'], dryRun: ['undefined'] }
  expect(JSON.parse(JSON.stringify(envelope))).toEqual({ json: {}, meta: { values: kept, v: 1 } })
})

it('takes the names that objects have of themselves as names like others', async () => {
  const { envelope } = await read(
    '{"__proto__":{"json":{}},"json":{"constructor":1,"__proto__":{"dryRun":true}}}',
  )
  const { json } = envelope as { json: object }
  expect('dryRun' in json).toBe(false)
  expect(Object.keys(json)).toEqual(['constructor', '__proto__'])
})

it('lets others have their turn between lines that came together and are slow to check', async () => {
  let turnsOfOthers = 0
  let isReading = true
  const others = () => {
    turnsOfOthers++
    if (isReading) setImmediate(others)
  }
  setImmediate(others)
  const turnsAtLine: number[] = []
  const slow = z.custom<NumberRange>(() => {
    turnsAtLine.push(turnsOfOthers)
    for (const end = performance.now() + 6; performance.now() < end; );
    return false
  })
  const ranges = Array.from({ length: 5 }, () => 'x'.repeat(1_000))
  await read(JSON.stringify({ json: { ranges } }), { ...numberLineRules, schema: slow })
  isReading = false
  expect(new Set(turnsAtLine).size).toBe(5)
})
