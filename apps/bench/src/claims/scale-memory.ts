import { residentMegabytes } from '../programs/memory.js'
import { spreadOf } from '../statistics/statistics.js'
import { customerIdOf } from '../world/seed-world.js'
import type { Claim } from './claim.js'

/** How often memory is looked at, and how many looks are left out at first: heaps grow until they are collected once. */
const [looks, early] = [10, 3]

interface Look {
  made: number
  megabytes: number
}

/** Whether the server grows with what it has done. */
export const scaleMemory: Claim = {
  name: 'scale-memory',
  title: 'Scale: memory of the server over many poaCreate',
  async measure(stage) {
    const [own, { creations, customers }] = [await stage.product('scale'), stage.settings.sizes.scale]
    const path = `/porting/${customerIdOf(0).slice(0, -5)}#####/poa/create`
    const workload = { method: 'POST' as const, path, body: '{}', serials: customers }
    const seen: Look[] = []
    let made = 0
    while (made < creations) {
      stage.signal.throwIfAborted()
      const order = {
        urls: [own.url],
        token: own.token,
        workload,
        callers: 8,
        seconds: 1,
        leastCalls: 1,
        made,
      }
      ;({ made } = await stage.load.run(order))
      if (made >= ((seen.length + 1) * creations) / looks)
        seen.push({ made, megabytes: residentMegabytes(own.pid) })
    }
    const later = seen.slice(Math.min(early, seen.length - 1)).map(({ megabytes }) => megabytes)
    return {
      rows: [
        {
          says: `memory of the server over ${creations} poaCreate: the last look against the ${early + 1}th`,
          figure: spreadOf([(later.at(-1) ?? 0) / (later[0] ?? 1)]),
          unit: '×',
          aim: { atMost: 1.15 },
        },
      ],
      tables: [
        {
          heads: ['poaCreate made', 'MB in memory'],
          rows: seen.map(({ made, megabytes }) => [String(made), megabytes.toFixed(0)]),
        },
      ],
      notes: [memoryConclusion(seen.slice(Math.min(early, seen.length - 1)))],
    }
  },
}

function memoryConclusion(looks: readonly Look[]): string {
  const [first, last] = [looks[0], looks.at(-1)]
  if (!first || !last || first === last) return 'One look is too few to tell whether memory grows.'
  const [made, megabytes] = [last.made - first.made, last.megabytes - first.megabytes]
  const perCall = (1_000 * Math.abs(megabytes)) / made
  return `Between ${first.made} and ${last.made} poaCreate the server ${megabytes > 0 ? 'grew' : 'shrank'} by ${Math.abs(megabytes).toFixed(0)} MB: ${perCall.toFixed(1)} kB a call.`
}
