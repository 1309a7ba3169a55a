import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { lowerMemoryCeiling } from './lower-memory-ceiling.js'

const { resolve } = createRequire(import.meta.url)

/** A module with nothing but a memory, which it exports. Its numbers are of one byte, or as long as a linker makes them. */
const moduleOf = (...limits: number[]) =>
  Uint8Array.from(
    [
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      [5, limits.length + 1, 1, ...limits],
      [7, 5, 1, 1, 0x6d, 2, 0],
    ].flat(),
  )

async function memoryOf(wasm: ArrayBuffer) {
  const { instance } = await WebAssembly.instantiate(wasm)
  return instance.exports['m'] as WebAssembly.Memory
}

test('a memory grows up to the ceiling and no further', async () => {
  const memory = await memoryOf(lowerMemoryCeiling(moduleOf(1, 1, 0x80, 0x80, 2), 2))
  expect(memory.grow(31)).toBe(1)
  expect(() => memory.grow(1)).toThrow('Maximum memory size exceeded')
})

test('a ceiling that is lower already stays, and the module given is not changed', async () => {
  const given = moduleOf(1, 1, 3)
  const before = [...given]
  const memory = await memoryOf(lowerMemoryCeiling(given, 512))
  expect(memory.grow(2)).toBe(1)
  expect(() => memory.grow(1)).toThrow('Maximum memory size exceeded')
  expect([...given]).toEqual(before)
})

test.each([
  ['has no ceiling', moduleOf(0, 1)],
  ['has no memory', moduleOf(1, 1, 3).subarray(0, 8)],
])('a module that %s is refused', (_, wasm) => {
  expect(() => lowerMemoryCeiling(wasm, 512)).toThrow('no ceiling to lower')
})

test.each(['@hyzyla/pdfium/pdfium.wasm', 'zxing-wasm/reader/zxing_reader.wasm'])('%s has one', (name) => {
  const wasm = readFileSync(resolve(name))
  const lowered = new Uint8Array(lowerMemoryCeiling(wasm, 512))
  expect(lowered.length).toBe(wasm.length)
  expect(lowered.filter((byte, index) => byte !== wasm[index]).length).toBeGreaterThan(0)
  expect(WebAssembly.validate(lowered)).toBe(true)
})
