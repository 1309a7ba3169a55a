import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8')
const dockerfile = read('Dockerfile')

test('the program in the image is not its own user’s, who writes to the data folder alone', () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).not.toMatch(/--chown|chown|chmod/)
  expect(dockerfile).toMatch(/^ENV .*TELECOMX_DATA_DIR=\/data XDG_CACHE_HOME=\/data\/cache$/m)
})

test('the base image is named in one place, exactly, and may be given by its digest', () => {
  const [, image] = /^ARG NODE_IMAGE=(\S+)$/m.exec(dockerfile) ?? []
  expect(image).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim/)
  expect(dockerfile.match(/^FROM .*/gm)).toEqual(['FROM ${NODE_IMAGE} AS build', 'FROM ${NODE_IMAGE}'])
  expect(read('docker-compose.yml')).toContain(`NODE_IMAGE: \${NODE_IMAGE:-${image}}`)
})
