// Writes src/generated: what the client needs of the server and of its schemas, and nothing else.
// `--check` writes nothing and fails when a committed file is not what the sources give.
import { readFile, writeFile } from 'node:fs/promises'
import { appRouterText } from './app-router-text.mjs'
import { errorsText } from './errors-text.mjs'

const texts = { 'app-router.ts': await appRouterText(), 'errors.ts': errorsText() }

for (const [name, text] of Object.entries(texts)) {
  const target = new URL(`../src/generated/${name}`, import.meta.url)
  const committed = await readFile(target, 'utf8').catch(() => '')
  if (!process.argv.includes('--check')) await writeFile(target, text)
  else if (committed !== text) {
    console.error(
      `packages/client/src/generated/${name} is stale: run \`npm run generate\` and commit the result`,
    )
    process.exitCode = 1
  }
}
