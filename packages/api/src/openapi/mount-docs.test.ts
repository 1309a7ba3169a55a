import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

const kit = await startTestKit()
afterAll(() => kit.close())

const get = (path: string, init?: RequestInit) => fetch(kit.url + path, init)
const wordsOfPage = new URL('../../verify-page/words.js', import.meta.url).href
const textOf = async (path: string) => (await get(path)).text()

describe('the docs page', () => {
  it.each(['GET', 'HEAD'])('%s / leads to it', async (method) => {
    const answer = await get('/', { method, redirect: 'manual' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/docs'])
    expect((await get('/', { method })).url).toBe(`${kit.url}/docs`)
  })

  it.each(['/docs', '/docs/'])(
    '%s: a page that loads from this server and from nowhere else',
    async (path) => {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      const html = await answer.text()
      const loaded = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url)
      expect(loaded.length).toBeGreaterThan(4)
      for (const url of loaded) {
        expect(url).toMatch(/^\/(docs\/[\w.-]+|openapi\.json)$/)
        expect((await get(url)).status).toBe(200)
      }
      expect(html).not.toMatch(/https?:|<script>|style=| on\w+=/)
    },
  )

  it('its own scripts and all style sheets name nothing outside', async () => {
    const start = await textOf('/docs/start.js')
    const plugins = [...start.matchAll(/from '\.(\/[\w-]+\.js)'/g)].map(([, path = '']) => path)
    expect(plugins.length).toBeGreaterThan(3)
    for (const path of ['/start.js', ...plugins]) {
      const answer = await get(`/docs${path}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        'text/javascript; charset=utf-8',
      ])
      expect(await answer.text()).not.toMatch(/https?:|\/\/[a-z]/)
    }
    for (const sheet of ['/docs/page.css', '/docs/swagger-ui.css']) {
      const css = await textOf(sheet)
      expect(css).not.toMatch(/@import/)
      const urls = [...css.matchAll(/url\(["']?([^"')]{5})/g)].map(([, start]) => start)
      expect(urls.filter((start) => start !== 'data:')).toEqual([])
    }
  })

  it('its content policy lets a browser load nothing from elsewhere, and run no inline script', async () => {
    for (const path of ['/docs', '/docs/', '/docs/start.js', '/docs/swagger-ui-bundle.js']) {
      const policy = (await get(path)).headers.get('content-security-policy') ?? ''
      const directives = Object.fromEntries(policy.split('; ').map((one) => [one.split(' ')[0], one]))
      expect(directives).toMatchObject({
        'default-src': "default-src 'none'",
        'script-src': "script-src 'self'",
        'style-src': "style-src 'self'",
        'connect-src': "connect-src 'self'",
        'base-uri': "base-uri 'none'",
        'form-action': "form-action 'none'",
        'frame-ancestors': "frame-ancestors 'none'",
      })
      expect(policy).not.toMatch(/https?:|\*|unsafe/)
    }
  })

  it.each([
    ['/docs/start.js', 'text/javascript; charset=utf-8', /SwaggerUIBundle/],
    ['/docs/page.css', 'text/css; charset=utf-8', /swagger-ui/],
    ['/docs/swagger-ui.css', 'text/css; charset=utf-8', /\.swagger-ui/],
    ['/docs/swagger-ui-bundle.js', 'text/javascript; charset=utf-8', /SwaggerUIBundle/],
    ['/docs/favicon.png', 'image/png', /PNG/],
  ])('%s is %s, and is sent again only when it changed', async (path, type, content) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('public, no-cache')
    expect(await answer.text()).toMatch(content)
    const etag = answer.headers.get('etag') ?? ''
    const again = await get(path, { headers: { 'if-none-match': etag } })
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
    const head = await get(path, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await get(path, { method: 'POST' })).headers.get('allow')).toBe('GET')
  })

  it.each([
    '/docs/index.html',
    '/docs/swagger-ui-bundle.js.map',
    '/docs/package.json',
    '/docs/..%2fpackage.json',
    '/docs/%2e%2e/%2e%2e/package.json',
    '/docs/..%5c..%5cpackage.json',
    '/docs//etc/passwd',
    '/docs/swagger-ui.css/',
  ])('404: %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})

describe('the page where people verify a document', () => {
  it.each(['/verify', '/verify/'])('%s loads from this server and from nowhere else', async (path) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /)
    const html = await answer.text()
    const loaded = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = '']) => url)
    expect(loaded).toEqual(['data:,', '/verify/page.css', '/verify/start.js'])
    for (const url of loaded.slice(1)) expect((await get(url)).status).toBe(200)
    expect(html).not.toMatch(/https?:|<script>|style=| on\w+=/)
  })

  it('its scripts name nothing outside, and put no text into the page as HTML', async () => {
    for (const name of ['start.js', 'answer-card.js', 'words.js']) {
      const script = await textOf(`/verify/${name}`)
      expect(script).not.toMatch(/https?:|\/\/[a-z]|innerHTML|insertAdjacentHTML|document\.write/)
    }
  })

  it('knows whose page it is', async () => {
    const answer = await get('/verify/issuer.js')
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(await answer.text()).toBe('export const issuer = "Telecom X"\n')
  })

  it('says the same in both languages', async () => {
    const { wordsOf } = (await import(wordsOfPage)) as {
      wordsOf: (issuer: string) => Record<string, object>
    }
    const words = wordsOf('Telecom X')
    expect(keysOf(words['en'] ?? {})).toEqual(keysOf(words['da'] ?? {}))
  })
})

/** Of what is in it, too. */
function keysOf(value: object): string[] {
  return Object.entries(value).flatMap(([key, within]) =>
    typeof within === 'object' && within !== null && !Array.isArray(within)
      ? [key, ...keysOf(within as object).map((inner) => `${key}.${inner}`)]
      : [key],
  )
}
