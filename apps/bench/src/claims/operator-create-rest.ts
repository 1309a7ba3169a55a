import { peers } from '../peers/peers.js'
import { barsOf } from '../report/bars-of.js'
import type { Claim } from './claim.js'
import { compareLoad, tableOf, timesOf } from './compare-load.js'
import { createOverRest as workload, operatorTables } from './operator-requests.js'

/** One operator, its insert and its token looked up for real, over REST. */
export const operatorCreateRest: Claim = {
  name: 'operator-create-rest',
  title: 'operator.create over REST, 8 callers',
  async measure(stage) {
    const called = {
      'Telecom X': { workload, contender: stage.product('small') },
      'node:http': { workload, contender: stage.peer('node:http') },
      fastify: { workload, contender: stage.peer('fastify') },
      hono: { workload, contender: stage.peer('hono') },
      orpc: { workload, contender: stage.peer('orpc') },
      'trpc-to-openapi': { workload, contender: stage.peer('trpc-to-openapi') },
      'trpc-to-openapi, our router': { workload, contender: stage.peer('trpc-to-openapi, our router') },
    }
    const figures = await compareLoad(stage, called, { callers: 8, changes: operatorTables })
    const against = (
      peer: Exclude<keyof typeof called, 'Telecom X'>,
      what: 'perSecond' | 'cpuMs',
      aim: number,
    ) => ({
      says: `operator.create over REST, 8 callers, against ${names[peer]}: ${what === 'cpuMs' ? 'CPU' : 'requests/s'}`,
      figure: timesOf(figures, ['Telecom X', peer], what),
      unit: '×' as const,
      aim: what === 'cpuMs' ? { atMost: aim } : { atLeast: aim },
      packages: peers[peer].packages,
      bound,
    })
    return {
      rows: [
        against('node:http', 'perSecond', 0.85),
        against('node:http', 'cpuMs', 1.5),
        against('fastify', 'perSecond', 0.95),
        against('hono', 'perSecond', 1),
        against('orpc', 'cpuMs', 0.9),
        against('trpc-to-openapi', 'cpuMs', 0.5),
        against('trpc-to-openapi, our router', 'cpuMs', 0.5),
      ],
      tables: [tableOf(figures)],
      charts: [barsOf(figures, { name: 'operator-create-rest', title: this.title })],
    }
  },
}

const bound =
  'a call sends six statements, the peer five: by the sixth, the mark of the commit, it is told what became of a commit ' +
  'whose answer is lost, and it is a seventh of the CPU. The rest goes where the peer does nothing: a documented row for ' +
  'each field, rights, limits and shares of tenants, an answer that is checked on its way out, a line of log.'

const names = {
  'node:http': 'raw node:http + mysql2',
  fastify: 'fastify + JSON schema + mysql2',
  hono: 'Hono + zod-openapi',
  orpc: 'oRPC’s OpenAPI handler',
  'trpc-to-openapi': 'trpc-to-openapi over a plain router',
  'trpc-to-openapi, our router': 'trpc-to-openapi over our own router',
}
