import { fastify, type FastifyRequest } from 'fastify'
import type { Pool } from 'mysql2/promise'
import { findCaller, insertOperator, type PeerCaller } from './database.js'
import type { PeerOperator } from './operator-schema.js'
import { findNumber, findOperator, listOperators, listPortings } from './reads.js'

/** operator.create and the reads on fastify: bodies checked, and answers written, by JSON schemas. */
export async function fastifyPeer(pool: Pool) {
  const app = fastify()
  const callers = new WeakMap<FastifyRequest, PeerCaller>()
  app.addHook('onRequest', async (request, reply) => {
    const caller = await findCaller(pool, request.headers.authorization)
    if (!caller) return reply.code(401).send({ message: 'unauthorized' })
    callers.set(request, caller)
    return undefined
  })
  app.post<{ Body: PeerOperator }>(
    '/dk/operator',
    { schema: { body: operator.input, response: { 200: operator.output } } },
    (request) => insertOperator(pool, callers.get(request) as PeerCaller, request.body),
  )
  app.get<{ Params: { id: string } }>(
    '/dk/operator/:id',
    { schema: { params: byId, response: { 200: operator.output } } },
    async ({ params }, reply) => {
      return (await findOperator(pool, params.id)) ?? reply.code(404).send({ message: 'not_found' })
    },
  )
  app.get<{ Querystring: Page }>(
    '/dk/operator',
    { schema: { querystring: page, response: { 200: pageOf('operators', operator.output) } } },
    ({ query }) => listOperators(pool, query),
  )
  app.get<{ Params: { number: string } }>(
    '/dk/number/info/:number',
    { schema: { params: byNumber, response: { 200: numberInfo } } },
    ({ params }) => findNumber(pool, params.number),
  )
  app.get<{ Querystring: Page & { customer?: string } }>(
    '/porting',
    { schema: { querystring: portingPage, response: { 200: pageOf('portings', porting) } } },
    ({ query }) => listPortings(pool, query),
  )
  await app.ready()
  return app.server
}

interface Page {
  offset: number
  limit: number
}

const text = { type: 'string' }
const phoneNumber = { type: 'string', pattern: '^\\+[1-9][0-9]{6,14}$' }
const count = { type: 'integer' }

const fields = {
  _id: { type: 'string', pattern: '^[0-9]{5}$' },
  name: { type: 'string', minLength: 1, maxLength: 200 },
  address: { type: 'string', minLength: 1, maxLength: 500 },
  npNumber: phoneNumber,
  npFax: phoneNumber,
  npEmail: { type: 'string', format: 'email' },
  npOpeningHours: { type: 'string', maxLength: 200 },
  notes: { type: 'string', maxLength: 4_000 },
  fixedAuth: { type: 'string', enum: ['FAX', 'EMAIL'] },
  mvnoAuth: { type: 'string', enum: ['ICC', 'ICC_FAX', 'ICC_EMAIL', 'FAX', 'EMAIL'] },
  iccValidation: { type: 'string', format: 'regex' },
  orderWait: { type: 'integer', minimum: 0, maximum: 8_760, nullable: true },
  customerIdValidation: { type: 'boolean' },
}
const required = ['_id', 'name', 'address', 'npNumber', 'fixedAuth', 'mvnoAuth']
const operator = {
  input: { type: 'object', required, properties: fields },
  output: { type: 'object', properties: { ...fields, version: count } },
}
const byId = { type: 'object', properties: { id: fields._id } }
const byNumber = {
  type: 'object',
  properties: { number: { type: 'string', pattern: '^(\\+?45)?[0-9]{8}$' } },
}
const numberInfo = {
  type: 'object',
  properties: { number: text, type: text, operator: text, operatorName: text },
}
const page = {
  type: 'object',
  properties: {
    offset: { type: 'integer', minimum: 0, default: 0 },
    limit: { type: 'integer', minimum: 1, maximum: 500, default: 100 },
  },
}
const portingPage = {
  type: 'object',
  properties: { ...page.properties, customer: { type: 'string', pattern: '^[0-9a-f]{24}$' } },
}
const texts = { type: 'array', items: text }
const porting = {
  type: 'object',
  properties: {
    _id: text,
    number: text,
    additionalNumbers: texts,
    numberType: text,
    portingType: text,
    operator: text,
    donorSimNumber: text,
    donorCustomerId: text,
    customer: text,
    voiceAccount: text,
    requestedDate: text,
    notify: texts,
    status: { type: 'object', properties: { date: text, stage: text, message: text, employee: text } },
    documents: texts,
    version: count,
  },
}

function pageOf(plural: string, item: object) {
  return {
    type: 'object',
    properties: {
      offset: count,
      limit: count,
      total: count,
      totalIsLeast: { type: 'boolean' },
      [plural]: { type: 'array', items: item },
    },
  }
}
