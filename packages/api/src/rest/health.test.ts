import { sql } from 'kysely'
import { transportErrors } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { startTestKit } from '../testing/start-test-kit.js'
import { createReadiness } from './health.js'

it('two hundred askers share one look, and those who come within a second its answer', async () => {
  let looks = 0
  let end = () => {}
  const isReady = createReadiness(() => {
    looks++
    return new Promise<void>((resolve) => (end = resolve))
  })
  const asked = Promise.all(Array.from({ length: 200 }, () => isReady()))
  end()
  expect(new Set(await asked)).toEqual(new Set([undefined]))
  expect(await isReady()).toBeUndefined()
  expect(looks).toBe(1)
})

it('while a look hangs the answer is no, and no other look is begun', async () => {
  let looks = 0
  const isReady = createReadiness(
    () => {
      looks++
      return new Promise(() => {})
    },
    { deadlineMs: 1, freshMs: 0 },
  )
  for (let asked = 0; asked < 3; asked++) expect(await isReady()).toBe('no_answer')
  expect(looks).toBe(1)
})

it('a new look is made when the answer is no longer fresh', async () => {
  let looks = 0
  const isReady = createReadiness(async () => looks++, { freshMs: 0 })
  await isReady()
  await expect.poll(isReady).toBeUndefined()
  await expect.poll(() => isReady().then(() => looks)).toBeGreaterThan(1)
})

it.each([
  ['read_only', 1290],
  ['disk_full', 1114],
  ['unexpected', 1062],
])('503 with the reason %s, while reads still work', async (reason, errno) => {
  await using kit = await startTestKit()
  await sql`create trigger refuse before insert on readiness for each row
    signal sqlstate 'HY000' set mysql_errno = ${sql.lit(errno)}, message_text = 'no'`.execute(kit.database)
  const refused = await fetch(`${kit.url}/readyz`)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(await refused.json()).toEqual({
    success: false,
    ...transportErrors.unavailable,
    details: { reason },
  })
  const problem = await fetch(`${kit.url}/readyz`, { headers: { accept: 'application/problem+json' } })
  expect(await problem.json()).toMatchObject({ status: 503, details: { reason } })
  const token = await kit.tokenFor('VIEWER')
  const read = await fetch(`${kit.url}/dk/operator`, { headers: { authorization: `Bearer ${token}` } })
  expect(read.status).toBe(200)
  await sql`drop trigger refuse`.execute(kit.database)
  await expect.poll(async () => (await fetch(`${kit.url}/readyz`)).status, { timeout: 10_000 }).toBe(200)
})
