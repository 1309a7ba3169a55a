import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const dockerfile = read('Dockerfile')

test('the program in the image is not its own user’s, who writes to the data folder alone', () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).not.toMatch(/--chown|chown|chmod/)
  expect(dockerfile).toMatch(/^ENV .*TELECOMX_DATA_DIR=\/data XDG_CACHE_HOME=\/data\/cache$/m)
})

test('the desk is built into the image, and nothing that it is built from stays', () => {
  const [build = '', runtime = ''] = dockerfile.split(/\n \S* npm ci|(?= && npm ci)/)
  expect(build).toMatch(/COPY apps apps[\s\S]*npm ci --ignore-scripts && npm run build/)
  expect(runtime).toContain('--omit=dev')
  expect(dockerfile).toMatch(/^COPY --from=build \/app \/app$/m)
  const desk = JSON.parse(read('apps/desk/package.json')) as {
    dependencies?: object
    scripts: { build: string }
  }
  expect(desk.dependencies).toBeUndefined()
  expect(desk.scripts.build).toContain('vite')
})

test('the base image is named in one place, exactly, and may be given by its digest', () => {
  const [, image] = /^ARG NODE_IMAGE=(\S+)$/m.exec(dockerfile) ?? []
  expect(image).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim/)
  expect(dockerfile.match(/^FROM .*/gm)).toEqual(['FROM ${NODE_IMAGE} AS build', 'FROM ${NODE_IMAGE}'])
  expect(read('docker-compose.yml')).toContain(`NODE_IMAGE: \${NODE_IMAGE:-${image}}`)
})
