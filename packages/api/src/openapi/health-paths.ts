import { requestIdHeader } from './error-responses.js'
import type { OpenApiOperation } from './openapi-operation.js'

/** `/livez` and `/readyz`, which lead to no procedure. */
export const healthPaths = {
  '/livez': { get: health('livez', 'Tells whether the process lives', {}) },
  '/readyz': {
    get: health('readyz', 'Tells whether it can do its work', {
      503: { $ref: '#/components/responses/ServiceUnavailable' },
    }),
  },
}

function health(operationId: string, summary: string, no: OpenApiOperation['responses']): OpenApiOperation {
  const schema = { type: 'object', properties: { success: { const: true } }, required: ['success'] }
  const yes = { description: 'Yes', headers: requestIdHeader, content: { 'application/json': { schema } } }
  return { operationId, tags: ['health'], summary, security: [], responses: { 200: yes, ...no } }
}
