import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'

const dist = (file: string) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url))

/** The packages, ours by their folders, of which a run of Node loads anything. */
function packagesLoadedBy(...args: string[]): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'start-modules-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  // Node's own list of what it loaded.
  const env = { PATH: process.env.PATH, NODE_V8_COVERAGE: folder }
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] }
    return result.map(({ url }) => url)
  })
  const packageOf = /.*\/(?:node_modules\/((?:@[^/]+\/)?[^/]+)|((?:packages|apps)\/[^/]+))\//
  return new Set(
    urls.flatMap((url) => {
      const [, foreign, own] = packageOf.exec(url) ?? []
      return foreign ?? own ?? []
    }),
  )
}

it('until the embedded database starts, nothing is loaded that works on it or serves', () => {
  const loaded = packagesLoadedBy(dist('main.js'), '--help')
  expect([...loaded]).toEqual(expect.arrayContaining(['zod', 'packages/embedded-mysql', 'apps/server']))
  const later = ['kysely', 'mysql2', 'hono', '@trpc/server', 'nodemailer', 'packages/api', 'packages/client']
  expect(later.filter((name) => loaded.has(name))).toEqual([])
})

it('a server without a mailbox and a mail server does not load what reads the one and what talks to the other', () => {
  const loaded = packagesLoadedBy('--input-type=module', '-e', `await import('${dist('serve.js')}')`)
  expect([...loaded]).toEqual(expect.arrayContaining(['kysely', 'hono', 'packages/api', 'packages/mailbox']))
  expect(
    ['imapflow', 'postal-mime', 'nodemailer', 'packages/client'].filter((name) => loaded.has(name)),
  ).toEqual([])
})
