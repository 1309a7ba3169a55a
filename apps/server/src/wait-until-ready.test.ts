import { DatabaseDeadlineError, DatabaseUnavailableError } from '@telecomx/database'
import { describe, expect, it } from 'vitest'
import { waitUntilReady } from './wait-until-ready.js'

const withNumber = (errno: number) => Object.assign(new Error('secret'), { errno })
const withCode = (code: string, more = {}) => Object.assign(new Error('the reason'), { code, ...more })

describe('a start', () => {
  it.each([
    ['a node that joins its cluster', withNumber(1047), /not joined its cluster/],
    ['a member that joins its group', withNumber(3796), /not joined its group/],
    ['a read-only server', withNumber(1836), /read-only/],
    ['a server without a free connection', withNumber(1040), /no connection left/],
    ['a server that shuts down', withNumber(1053), /shutting down/],
    ['work that kept failing', new DatabaseUnavailableError('x', { cause: withNumber(1047) }), /cluster/],
    [
      'a silent server',
      new DatabaseDeadlineError('x'),
      /^Cannot reach the database at db\.example:3306: no answer in time/,
    ],
    [
      'a connection that broke in the handshake',
      withCode('HANDSHAKE_SSL_ERROR', { syscall: 'read' }),
      /^Cannot reach the database at db\.example:3306: the connection broke while TLS was agreed on/,
    ],
  ])('waits for %s, and goes on', async (_, failure, sentence) => {
    const { result, said } = await start([failure])
    expect([result, said]).toEqual(['ready', [expect.stringMatching(sentence)]])
    expect(said[0]).toMatch(/\. Waiting for it, at most 60 s$/)
  })

  it.each([
    ['a wrong password', withNumber(1045)],
    ['a database that is not there', withNumber(1049)],
    ['a server that wants TLS', withNumber(3159)],
    ['a server without TLS', withCode('HANDSHAKE_NO_SSL_SUPPORT')],
    ['a certificate that is not accepted', withCode('HANDSHAKE_SSL_ERROR')],
    ['a statement that is wrong', withNumber(1064)],
  ])('does not wait for %s', async (_, failure) => {
    await expect(start([failure])).rejects.toBe(failure)
  })

  it('says each reason once', async () => {
    const { said } = await start([1040, 1040, 1047].map(withNumber))
    expect(said).toHaveLength(2)
  })

  it('ends with the failure when it has waited long enough', async () => {
    const failure = withNumber(1047)
    await expect(start([failure, failure], 0)).rejects.toBe(failure)
  })
})

/** Work that meets these failures, one after the other, and then is done. */
async function start(failures: Error[], patienceSeconds = 60) {
  const said: string[] = []
  const waiting = { place: 'db.example:3306', patienceSeconds, progress: (text: string) => said.push(text) }
  const result = await waitUntilReady(waiting, async () => {
    const failure = failures.shift()
    if (failure) throw failure
    return 'ready'
  })
  return { result, said }
}
