import type { AccessLevel } from '@telecomx/validation'
import { ApiFailure, unavailable } from '../failures/api-failure.js'
import { createLineCheck, type LineRules } from './check-lines.js'
import { createEventLoopYield } from '../shares/yield-event-loop.js'
import { trpc } from '../procedure/init.js'
import { atLeast, authenticated, readableBody } from '../procedure/procedures.js'
import { createQueue, type Queue, type QueueSettings } from '../shares/queue.js'
import { readImport } from './read-import.js'

/**
 * For that level and above: an import, whose input has its lines in that field, each checked or a `LineFault`. One at a
 * time reads its body and works; until it is its turn nothing of the body is read.
 */
export const forImport = <Line>(field: string, rules: LineRules<Line>, least: AccessLevel = 'ADMIN') =>
  authenticated
    .use(atLeast(least))
    .use(readableBody)
    .use(({ ctx, getRawInput, next }) => {
      const { importBody, dependencies, caller } = ctx
      // In a batch it is small and was read with the others.
      if (!importBody)
        return next({ getRawInput: async () => withCheckedLines(await getRawInput(), field, rules) })
      const work = async () => {
        const { envelope, lines } = await readImport(importBody, field, rules)
        const input = inputIn(envelope)
        return next({ getRawInput: async () => (lines ? Object.assign(input, { [field]: lines }) : input) })
      }
      return caller.accessLevel === 'ADMIN'
        ? dependencies.importGate.run(work)
        : dependencies.resellerImports.run(caller.customerId, work)
    })

function inputIn(envelope: unknown): object {
  const input: unknown = trpc._config.transformer.input.deserialize(envelope)
  if (input instanceof ApiFailure) throw input
  return input ?? {}
}

async function withCheckedLines<Line>(
  input: unknown,
  field: string,
  rules: LineRules<Line>,
): Promise<unknown> {
  const { [field]: lines } = (input ?? {}) as Record<string, unknown>
  if (!Array.isArray(lines)) return input
  const [check, yieldEventLoop] = [createLineCheck(rules), createEventLoopYield()]
  const checked = []
  for (const line of lines.slice(0, rules.most + 1)) {
    checked.push(check(line))
    const pause = yieldEventLoop()
    if (pause) await pause
  }
  return { ...(input as object), [field]: checked }
}

/** What waits holds a connection and nothing of its body; but a client has 30 seconds to send that. */
const usual: QueueSettings = { mostWaiting: 4, patienceMs: 10_000, refusal: () => unavailable() }

/** Lets one import at a time through, each process by itself. Who waits too long, or finds too many waiting, is 503. */
export function createImportGate(settings: Partial<QueueSettings> = {}): Queue {
  return createQueue({ ...usual, ...settings })
}
