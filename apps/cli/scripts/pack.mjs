// Leaves telecomx-cli-<version>.tgz in the folder that it is called from: the command line with all that it needs
// inside, for machines that have neither this repository nor a registry.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

const folder = mkdtempSync(join(tmpdir(), 'telecomx-pack-'))
try {
  await writeCode()
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
  cpSync(join(root, 'docs/command-line.md'), join(folder, 'README.md'))
  const target = process.env.INIT_CWD ?? process.cwd()
  const args = ['pack', folder, '--pack-destination', target, '--ignore-scripts', '--json']
  const [{ filename, size }] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' }))
  console.log(`${filename} (${Math.round(size / 1024)} kB)`)
} finally {
  rmSync(folder, { recursive: true })
}

/** A file for each noun, which is loaded when it is called, and the licences of all that is inside. */
function writeCode() {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'apps/cli/dist/main.js'),
      outDir: join(folder, 'dist'),
      emptyOutDir: true,
      target: 'node20',
      license: { fileName: 'LICENSES.md' },
    },
  })
}

/** The workspace's own, without what is inside. */
function manifest() {
  const { name, version, description, type, bin } = readJson('apps/cli/package.json')
  const { license, engines } = readJson('package.json')
  return { name, version, description, license, type, bin, files: ['dist'], engines }
}
