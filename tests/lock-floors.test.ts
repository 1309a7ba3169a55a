import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

interface Manifest {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
interface Lock {
  packages: Record<string, Manifest & { version?: string; link?: boolean }>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const lock = readJson('package-lock.json') as Lock

/** The oldest versions without a hole that touches us. Raise a floor when a newer release closes one. */
const floors = {
  nodemailer: '10.6.0',
  jspdf: '4.2.1',
  mysql2: '3.24.6',
  kysely: '0.28.18',
  '@trpc/server': '11.25.2',
  '@trpc/client': '11.25.2',
  superjson: '2.2.6',
  zod: '4.6.7',
}

test.each(Object.entries(floors))('%s is locked at %s or above, wherever it is installed', (name, floor) => {
  const versions = versionsOf(lock, name)
  expect(versions.length).toBeGreaterThan(0)
  expect(versions.filter((version) => isBelow(version, floor))).toEqual([])
})

const manifests = [
  'package.json',
  ...['packages', 'apps'].flatMap((group) =>
    readdirSync(`${root}${group}`).map((name) => `${group}/${name}/package.json`),
  ),
].filter((path) => existsSync(`${root}${path}`))

describe.each(manifests)('%s', (path) => {
  const wanted = allOf(readJson(path) as Manifest)

  test('pins every dependency exactly', () => {
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  test('is what the lock file was made from, and the lock installs those versions', () => {
    const place = path.replace(/\/?package\.json$/, '')
    expect(allOf(lock.packages[place] ?? {})).toEqual(wanted)
    const others = Object.keys(wanted)
      .map((name) => ({ name, entry: lock.packages[find(lock, place, name) ?? ''] }))
      .filter(({ name, entry }) => !entry?.link && entry?.version !== wanted[name])
    expect(others).toEqual([])
  })
})

test('the lock file has every optional package that it names, so that `npm ci` works on every platform', () => {
  expect(missingOptionals(lock)).toEqual([])
  expect(
    Object.values(lock.packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {})).length,
  ).toBeGreaterThan(20)
})

test('the checks can fail', () => {
  expect(
    isBelow('3.9.10', '3.24.6') && isBelow('0.28.17', '0.28.18') && isBelow('4.6.7-beta.1', '4.6.7'),
  ).toBe(true)
  expect(isBelow('3.24.6', '3.24.6') || isBelow('4.0.0', '3.24.6') || isBelow('3.24.10', '3.24.6')).toBe(
    false,
  )
  const made: Lock = {
    packages: {
      'node_modules/a': {
        version: '1.0.0',
        optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' },
      },
      'node_modules/a/node_modules/a-linux': { version: '1.0.0' },
      'node_modules/b/node_modules/a': { version: '0.9.0' },
    },
  }
  expect(missingOptionals(made)).toEqual(['node_modules/a: a-darwin'])
  expect(versionsOf(made, 'a')).toEqual(['1.0.0', '0.9.0'])
})

function missingOptionals(lock: Lock): string[] {
  return Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => find(lock, place, name) === undefined)
      .map((name) => `${place}: ${name}`),
  )
}

/** Where a package finds another, as Node looks for it: below itself, then in every folder above. */
function find(lock: Lock, place: string, name: string): string | undefined {
  const candidate = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`
  if (lock.packages[candidate]) return candidate
  if (place === '') return undefined
  const above = place.includes('/node_modules/') ? place.slice(0, place.lastIndexOf('/node_modules/')) : ''
  return find(lock, above, name)
}

function versionsOf(lock: Lock, name: string): string[] {
  return Object.entries(lock.packages)
    .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
    .map(([, { version = '0.0.0' }]) => version)
}

/** A pre-release counts as below its release. */
function isBelow(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split(/[.-]/).slice(0, 3).map(Number))
  const differing = [0, 1, 2].find((part) => have?.[part] !== want?.[part])
  if (differing === undefined) return version.includes('-')
  return (have?.[differing] ?? 0) < (want?.[differing] ?? 0)
}

function allOf({ dependencies, devDependencies, optionalDependencies }: Manifest): Record<string, string> {
  return { ...dependencies, ...devDependencies, ...optionalDependencies }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(`${root}${path}`, 'utf8'))
}
