import type { Client, RouterOutputs } from '@telecomx/client'

type Entry = RouterOutputs['auditLog']['list']['entries'][number]

/** What was done to any of the objects, in the order in which it was done. */
export async function trailOf(admin: Client, objects: readonly string[]): Promise<Entry[]> {
  const lists = await Promise.all(objects.map((object) => admin.auditLog.list.query({ object })))
  // One entry may be about several of them.
  const entries = new Map(lists.flatMap((list) => list.entries).map((entry) => [entry._id, entry]))
  return [...entries.values()].toSorted((one, other) => placeOf(one).localeCompare(placeOf(other)))
}

/** As the log orders what it answers: by moment, and within one by id. */
const placeOf = ({ date, _id }: Entry) => `${date} ${_id}`

/** Who did what: each call once, and once what happened by itself to several things in a row. */
export function actsOf(trail: readonly Entry[]): string[] {
  const acts: { call: string; actor: string; actions: Set<string> }[] = []
  for (const { requestId, action, ...entry } of trail) {
    const call = requestId ?? action
    const known = requestId ? acts.find((act) => act.call === call) : acts.at(-1)
    if (known?.call === call) known.actions.add(action)
    else acts.push({ call, actor: actorOf(entry), actions: new Set([action]) })
  }
  return acts.map(({ actor, actions }) => `${actor}: ${[...actions].join(', ')}`)
}

function actorOf({ employeeName, accessLevel }: Pick<Entry, 'employeeName' | 'accessLevel'>): string {
  return employeeName === undefined ? 'the installation' : `${employeeName} (${accessLevel})`
}

/** For whoever reads the output of the tests: it is one of the things to look at. */
export function writeTrail(title: string, trail: readonly Entry[]): void {
  const lines = trail.map(({ date, description }) => `  ${date.slice(11, 19)}  ${description}\n`)
  process.stdout.write(`\n${title}\n${lines.join('')}`)
}
