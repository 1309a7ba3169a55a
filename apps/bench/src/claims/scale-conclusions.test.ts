import { expect, test } from 'vitest'
import { portingsConclusion, type ServersFigures, serversConclusion } from './scale-conclusions.js'

const figures = (servers: number, perSecond: number, gain: number, database?: number): ServersFigures => ({
  servers,
  perSecond,
  gain,
  cpuMs: { servers: 2, load: 0.2, database },
})

test('more servers that give nothing more are told, and that the processors are all taken', () => {
  const said = serversConclusion(
    'poaCreate',
    [figures(1, 400, 1, 1), figures(2, 560, 1.4, 1), figures(4, 580, 1.43, 1)],
    2,
  )
  expect(said).toBe(
    'poaCreate: 2 servers answer 1.40 × the calls of one, 4 servers answer 1.43 × the calls of one. ' +
      'More than 2 give nothing that counts. With 2 there are at work, in processors, servers 1.1, ' +
      'the database 0.6, the process that calls 0.1, of the 2 of the machine: they are all taken, and that is where it ends. ' +
      'On paper 1000 such calls a second take 2.0 processors for the servers and 1.0 for the database.',
  )
})

test('where the most servers are the best, and processors are idle, that is said; a database elsewhere is not counted', () => {
  const said = serversConclusion('poaCreate', [figures(1, 400, 1), figures(2, 800, 2)], 8)
  expect(said).toBe(
    'poaCreate: 2 servers answer 2.00 × the calls of one. How many more would go on giving was not tried. ' +
      'With 2 there are at work, in processors, servers 1.6, the process that calls 0.2, of the 8 of the machine: ' +
      'the rest is idle or others’, so that it ends at what is waited for: commits, locks, and turns. ' +
      'On paper 1000 such calls a second take 2.0 processors for the servers.',
  )
})

test('ten million portings in hours', () => {
  expect(portingsConclusion([figures(1, 100, 1), figures(2, 277.78, 2)], 10)).toBe(
    '10 million portings are 1,000,000 poaCreate of 10 portings each: 1.0 hours for 2 servers on this machine.',
  )
})
