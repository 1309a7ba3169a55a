import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Rollup } from 'vite'
import { spreadOf } from '../statistics/statistics.js'
import type { Claim } from './claim.js'

/** What a page gets by importing the client. */
export const clientSize: Claim = {
  name: 'client-size',
  title: 'The client in a page',
  async measure() {
    const kB = (await bundledBytes()) / 1_000
    return {
      rows: [
        {
          says: 'client, gzip, with what reads and writes superjson’s envelope, without the schemas',
          figure: spreadOf([kB]),
          unit: 'kB',
          aim: { atMost: 12 },
        },
      ],
      notes: [
        'The client’s size is that of a page’s script, built and minified by Vite and compressed by gzip.',
      ],
    }
  },
}

const page = `import { createClient, failedWith } from '@telecomx/client'
globalThis.telecomx = { createClient, failedWith }`

async function bundledBytes(): Promise<number> {
  // Only here, so that who asks for another claim does not wait for it.
  const { build } = await import('vite')
  const { output } = (await build({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'page' ? '\0page' : undefined),
        load: (id) => (id === '\0page' ? page : undefined),
      },
    ],
    build: { write: false, modulePreload: false, rollupOptions: { input: 'page' } },
  })) as Rollup.RollupOutput
  return output.reduce((sum, part) => sum + (part.type === 'chunk' ? gzipSync(part.code).length : 0), 0)
}
