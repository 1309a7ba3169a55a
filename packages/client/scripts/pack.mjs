// Leaves telecomx-client-<version>.tgz in the folder that it is called from: the client with the schemas inside, for
// projects that do not have this repository.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

const packages = fileURLToPath(new URL('../../', import.meta.url))
const entries = ['index', 'errors', 'schemas']
const pages = ['README.md', 'CHANGELOG.md']
const readJson = (path) => JSON.parse(readFileSync(join(packages, path), 'utf8'))

const folder = mkdtempSync(join(tmpdir(), 'telecomx-pack-'))
try {
  await writeCode()
  await writeTypes()
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`)
  for (const name of pages) cpSync(join(packages, 'client', name), join(folder, name))
  cpSync(join(packages, '../docs/api'), join(folder, 'docs'), { recursive: true })
  const target = process.env.INIT_CWD ?? process.cwd()
  const args = ['pack', folder, '--pack-destination', target, '--ignore-scripts', '--json']
  const [{ filename, size }] = JSON.parse(execFileSync('npm', args, { encoding: 'utf8' }))
  console.log(`${filename} (${Math.round(size / 1024)} kB)`)
} finally {
  rmSync(folder, { recursive: true })
}

/** A file for each module, so that a bundler takes only those that a page uses. */
async function writeCode() {
  const bundle = await rollup({ ...inputs('js'), plugins: [findValidation('js')] })
  const entryFileNames = ({ name }) => `${name.replace(/^client\/dist\//, '').replace('/dist/', '/')}.js`
  await bundle.write({
    dir: join(folder, 'dist'),
    preserveModules: true,
    preserveModulesRoot: packages,
    entryFileNames,
  })
}

async function writeTypes() {
  const bundle = await rollup({ ...inputs('d.ts'), plugins: [findValidation('d.ts'), dts()] })
  const names = { entryFileNames: '[name].d.ts', chunkFileNames: '[name].ts' }
  await bundle.write({ dir: join(folder, 'dist'), ...names })
}

function inputs(ending) {
  const pathOf = (entry) => join(packages, 'client/dist', `${entry}.${ending}`)
  return {
    input: Object.fromEntries(entries.map((entry) => [entry, pathOf(entry)])),
    external: (id) => !/^[./]/.test(id) && id !== '@telecomx/validation',
  }
}

function findValidation(ending) {
  const path = join(packages, `validation/dist/index.${ending}`)
  return { name: 'find-validation', resolveId: (id) => (id === '@telecomx/validation' ? path : null) }
}

/** The workspace's own, but that it brings only what the schemas need; tRPC and superjson are of whoever installs it. */
function manifest() {
  const {
    private: _private,
    scripts: _scripts,
    devDependencies: _development,
    ...own
  } = readJson('client/package.json')
  return {
    ...own,
    files: ['dist', 'docs', ...pages],
    license: readJson('../package.json').license,
    engines: readJson('../package.json').engines,
    dependencies: compatible(readJson('validation/package.json').dependencies),
  }
}

function compatible(dependencies) {
  return Object.fromEntries(Object.entries(dependencies).map(([name, version]) => [name, `^${version}`]))
}
