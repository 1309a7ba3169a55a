import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type ReaderOptions, prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { GreyImage } from './grey-image.js'
import { lowerMemoryCeiling } from './lower-memory-ceiling.js'

export interface QrReader {
  /** The texts of all QR codes that are read without a doubt. */
  read(image: GreyImage): Promise<string[]>
}

/** Starts zxing with so much memory at most. */
export async function createQrReader(megabytes: number): Promise<QrReader> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  // Without the bytes it would fetch them from the network.
  const wasmBinary = lowerMemoryCeiling(wasm, megabytes)
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
  return {
    async read(image) {
      const symbols = await readBarcodes(greyMap(image), options)
      return symbols.filter(({ isValid }) => isValid).map(({ text }) => text)
    },
  }
}

const options: ReaderOptions = { formats: ['QRCode'], tryInvert: false }

/** A PGM file, which takes a quarter of the four colours that the reader would else be given. */
function greyMap({ width, height, pixels }: GreyImage): Uint8Array {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels])
}
