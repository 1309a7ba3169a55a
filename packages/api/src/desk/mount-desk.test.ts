import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startTestKit } from '../testing/index.js'

const script = 'export const desk = true\n'.repeat(50)
const deskFolder = mkdtempSync(join(tmpdir(), 'desk-'))
mkdirSync(join(deskFolder, 'assets'))
writeFileSync(
  join(deskFolder, 'index.html'),
  '<meta name="sign-in-links" content="on-or-off"><meta property="csp-nonce" nonce="NONCE-OF-THE-ANSWER"><script type="module" nonce="NONCE-OF-THE-ANSWER" src="/desk/assets/index-a1.js"></script>',
)
writeFileSync(join(deskFolder, 'assets/index-a1.js'), script)
writeFileSync(join(deskFolder, 'assets/pdf.worker.min-c3.mjs'), script)
mkdirSync(join(deskFolder, 'assets/pdfjs-1.2.3'))
writeFileSync(join(deskFolder, 'assets/pdfjs-1.2.3/fax.wasm'), script)

const goneAsset = join(deskFolder, 'assets/pdfjs-1.2.3/gone.wasm')
writeFileSync(goneAsset, script)

const [kit, without] = await Promise.all([startTestKit({ deskFolder }), startTestKit()])
rmSync(goneAsset)
afterAll(() => Promise.all([kit.close(), without.close()]))
const get = (path: string, init?: RequestInit) => fetch(kit.url + path, init)

describe('the desk', () => {
  it.each(['/desk', '/desk/', '/desk/operators/01234?filter=x'])(
    '%s answers the index, kept by nobody',
    async (path) => {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(answer.headers.get('cache-control')).toBe('no-store')
    },
  )

  it('the index says whether sign-in links are sent', async () => {
    await using silent = await startTestKit({ deskFolder, sendsSignInLinks: false })
    const told = async (url: string) =>
      /name="sign-in-links" content="(.*?)"/.exec(await (await fetch(`${url}/desk`)).text())?.[1]
    expect([await told(kit.url), await told(silent.url)]).toEqual(['on', 'off'])
  })

  it('each index has a nonce of its own, which its content policy names and nothing else inline', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await get('/desk')
        const policy = answer.headers.get('content-security-policy') ?? ''
        const [, nonce = ''] = /script-src 'self' 'nonce-([^']{24})';/.exec(policy) ?? []
        expect(policy).toMatch(/^default-src 'none';/)
        expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`)
        expect(policy).not.toMatch(/unsafe|https?:|\*/)
        const html = await answer.text()
        expect([...html.matchAll(/nonce="([^"]+)"/g)].map(([, one]) => one)).toEqual([nonce, nonce])
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
  })

  it.each([
    ['gzip, br', 'gzip'],
    ['identity', null],
    ['gzip;q=0', null],
  ])('an asset may be kept for good; to %s it is sent as %s', async (accepted, encoding) => {
    const answer = await get('/desk/assets/index-a1.js', { headers: { 'Accept-Encoding': accepted } })
    expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, encoding])
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('vary')).toContain('Accept-Encoding')
    expect(await answer.text()).toBe(script)
  })

  it('404 not_found: an asset that is gone since the start; once it is back it is answered', async () => {
    const path = '/desk/assets/pdfjs-1.2.3/gone.wasm'
    expect((await get(path)).status).toBe(404)
    writeFileSync(goneAsset, script)
    const answers = await Promise.all([get(path), get(path)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await answers[0]?.text()).toBe(script)
  })

  it('assets in folders are assets, too', async () => {
    const answer = await get('/desk/assets/pdfjs-1.2.3/fax.wasm')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/wasm'])
  })

  it('what decodes scans may run in the worker of pdf.js, and in nothing else', async () => {
    const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy')
    expect(await policyOf('/desk/assets/pdf.worker.min-c3.mjs')).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'none'",
    )
    expect(await policyOf('/desk/assets/index-a1.js')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(await policyOf('/desk')).not.toContain('wasm')
  })

  it.each(['/desk/assets/index-b2.js', '/desk/assets/', '/desk/assets/..%2findex.html'])(
    '404 not_found: %s is no asset, and no index',
    async (path) => {
      const answer = await get(path)
      expect([answer.status, await answer.json()]).toMatchObject([404, { message: 'not_found' }])
    },
  )

  it.each(['/desk', '/desk/operators', '/desk/assets/index-a1.js'])('405: %s is read only', async (path) => {
    const answer = await get(path, { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
  })

  it('is not there when it was not built', async () => {
    expect((await fetch(`${without.url}/desk`)).status).toBe(404)
  })
})
