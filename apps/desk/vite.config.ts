import { defineConfig } from 'vite'

/** The server that `npm run dev:desk` hands calls on to: the one of `npm run dev` in another terminal. */
const api = 'http://127.0.0.1:3000'

export default defineConfig({
  base: '/desk/',
  // What the server puts a nonce in place of, in each index that it answers.
  html: { cspNonce: 'NONCE-OF-THE-ANSWER' },
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
