import { describe, expect, test } from 'vitest'
import { parseMailboxUrl } from './mailbox-url.js'

describe('a mailbox in a URL', () => {
  test.each([
    ['imaps://np:geheim@mail.example', { host: 'mail.example', port: 993, tls: 'implicit', folder: 'INBOX' }],
    ['imaps://np:geheim@mail.example:1993/', { port: 1993, folder: 'INBOX' }],
    ['imap://np:geheim@mail.example/Fuldmagter', { port: 143, tls: 'starttls', folder: 'Fuldmagter' }],
    ['imaps://np:geheim@mail.example/INBOX%2FSk%C3%A6re', { folder: 'INBOX/Skære' }],
    ['imaps://np:geheim@mail.example/INBOX/Kopier', { folder: 'INBOX/Kopier' }],
    ['imaps://np%40x.example:a%2Fb%3F%23%25@mail.example', { user: 'np@x.example', password: 'a/b?#%' }],
    ['imaps://np:geheim@[::1]', { host: '::1' }],
  ])('%s', (url, expected) => {
    expect(parseMailboxUrl(url)).toMatchObject(expected)
  })

  test('without TLS only where the caller does not ask for it', () => {
    expect(parseMailboxUrl('imap://np:geheim@127.0.0.1', { requireTls: false }).tls).toBe('none')
  })

  test.each([
    ['mail.example', 'must be a URL such as'],
    ['pop3://np:geheim@mail.example', 'must be a URL such as'],
    ['imaps://np:gehe/im@mail.example', 'must be a URL such as'],
    ['imaps://np:geheim@mail.example?tls=no', 'nothing after the folder'],
    ['imaps://np:geheim@mail.example#geheim', 'nothing after the folder'],
    ['imaps://mail.example', 'user name and a password'],
    ['imaps://np@mail.example', 'user name and a password'],
    ['imaps://np:%E9@mail.example', 'no valid password'],
    ['imaps://np:geheim@mail.example/a%0Ab', 'no valid folder'],
    ['imaps://np:geheim@ma%20il.example', 'URL'],
  ])('%s is refused in a sentence that repeats nothing of it', (url, sentence) => {
    const fault = faultOf(() => parseMailboxUrl(url))
    expect(fault).toContain(sentence)
    expect(fault).not.toMatch(/gehe|%E9|pop3|ma.?il\.ex[^/]*$/)
  })
})

function faultOf(work: () => unknown): string {
  try {
    work()
    return ''
  } catch (error) {
    return String(error)
  }
}
