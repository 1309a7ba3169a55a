import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/** The server that `npm run dev:desk` hands calls on to: the one of `npm run dev` in another terminal. */
const api = 'http://127.0.0.1:3000'

const pdfjs = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
const { version } = JSON.parse(readFileSync(pdfjs, 'utf8')) as { version: string }
const decoders = join(pdfjs, '../wasm')
/** By version, because it is kept for good as all assets are. */
const decoderFolder = `assets/pdfjs-${version}/`

export default defineConfig({
  base: '/desk/',
  // What the server puts a nonce in place of, in each index that it answers.
  html: { cspNonce: 'NONCE-OF-THE-ANSWER' },
  define: { PDFJS_WASM: JSON.stringify(`/desk/${decoderFolder}`) },
  plugins: [pdfDecoders()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Data in a URL would be inline.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      // Mantine says `use client` in each of its files.
      onLog: (level, log, tell) => void (log.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(level, log)),
    },
  },
  server: { proxy: { '^/(?!desk)': api } },
})

/** What pdf.js decodes scans of faxes and JPEG 2000 with; it asks for them by name, so that no bundler finds them. */
function pdfDecoders(): Plugin {
  const files = readdirSync(decoders).filter((name) => name.endsWith('.wasm') || name.startsWith('LICENSE'))
  return {
    name: 'pdf-decoders',
    generateBundle() {
      for (const name of files)
        this.emitFile({
          type: 'asset',
          fileName: decoderFolder + name,
          source: readFileSync(join(decoders, name)),
        })
    },
    configureServer({ middlewares }) {
      middlewares.use(`/desk/${decoderFolder}`, (request, response, next) => {
        const name = files.find((one) => request.url === `/${one}`)
        if (name === undefined) return next()
        response.setHeader('Content-Type', name.endsWith('.wasm') ? 'application/wasm' : 'text/plain')
        response.end(readFileSync(join(decoders, name)))
      })
    },
  }
}
