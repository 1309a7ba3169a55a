import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@telecomx/database'
import { makeOwnedFolder, removeFolder, userId } from '@telecomx/process'
import { type Load, startLoad } from './load/start-load.js'
import { watchable } from './programs/longest-block.js'
import { startPeer } from './programs/peer.js'
import { type ProductOptions, type Served, startProduct } from './programs/product.js'
import type { Program } from './programs/start-program.js'
import type { PeerName } from './peers/peers.js'
import type { Settings, Sizes } from './settings.js'
import { seedMails } from './mails/seed-mails.js'
import { largeWorld, scaleSeed, seedWorld, smallWorld } from './world/seed-world.js'
import { createWorld, type World, type WorldCopy } from './world/worlds.js'

/** A contender that serves, with the database that it alone works on. */
export interface Contender extends Served, WorldCopy {
  /** Of its own; its log is there. */
  folder: string
  isPeer: boolean
}

/** What claims are measured with. What one of them started first is there for the next. */
export interface Stage {
  settings: Settings
  load: Load
  signal: AbortSignal
  world(kind: WorldKind): Promise<World>
  /** The server in its own process, which can be watched. */
  product(kind: WorldKind): Promise<Contender>
  /** The server of the other build, in a process of its own. */
  baselineProduct(): Promise<Contender | undefined>
  peer(name: PeerName, kind?: WorldKind): Promise<Contender>
  /** Another server of ours, which ends with the stage at the latest. */
  startProduct(options: Omit<ProductOptions, 'folder'>): Promise<Served & { folder: string }>
  /** Ends with the stage at the latest. */
  keep<Started extends Program>(program: Started): Started
  newFolder(): Promise<string>
}

export type WorldKind = keyof typeof seeds

const seeds = {
  small: (database: Database, sizes: Sizes) => seedWorld(database, smallWorld(sizes)),
  large: (database: Database, sizes: Sizes) => seedWorld(database, largeWorld(sizes)),
  mails: seedMails,
  scale: (database: Database, sizes: Sizes) => seedWorld(database, scaleSeed(sizes)),
}

export interface StageOptions {
  settings: Settings
  /** The `main.js` of another build to compare with. */
  baseline?: string | undefined
  signal: AbortSignal
}

/** Gives a stage to the work, and ends and removes whatever was started and made on it. */
export async function onStage<Result>(
  { settings, baseline, signal }: StageOptions,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const root = await makeOwnedFolder(join(tmpdir(), `telecomx-bench-${userId()}-`))
  const load = startLoad()
  const [programs, worlds, contenders] = [
    new Set<Program>(),
    new Map<WorldKind, Promise<World>>(),
    new Map<string, Promise<Contender>>(),
  ]

  const newFolder = () => mkdtemp(join(root, 'program-'))
  const keep: Stage['keep'] = (program) => {
    programs.add(program)
    return program
  }
  const world = (kind: WorldKind) =>
    once(worlds, kind, () => createWorld((database) => seeds[kind](database, settings.sizes)))
  const onCopy = (
    name: string,
    kind: WorldKind,
    start: (copy: WorldCopy, folder: string) => Promise<Served>,
  ) =>
    once(contenders, name, async () => {
      const [copy, folder] = [await (await world(kind)).copy(timesOf(kind)), await newFolder()]
      return { ...copy, ...keep(await start(copy, folder)), folder, isPeer: name.startsWith('peer') }
    })
  const timesOf = (kind: WorldKind) => (kind === 'scale' ? settings.sizes.scale.times : 1)
  const product = (kind: WorldKind, main?: string) =>
    onCopy(`${kind} ${main}`, kind, (copy, folder) =>
      startProduct({
        databaseUrl: copy.databaseUrl,
        folder,
        flags: watchable(folder),
        ...(main !== undefined && { main }),
      }),
    )

  try {
    return await work({
      settings,
      load,
      signal,
      world,
      newFolder,
      keep,
      product: (kind) => product(kind),
      baselineProduct: () =>
        baseline === undefined ? Promise.resolve(undefined) : product('small', baseline),
      peer: (name, kind = 'small') =>
        onCopy(`peer ${name} ${kind}`, kind, (copy, folder) => startPeer(name, copy.databaseUrl, folder)),
      async startProduct(options) {
        const folder = await newFolder()
        return { ...keep(await startProduct({ ...options, folder })), folder }
      },
    })
  } finally {
    load.stop()
    await Promise.all([...programs].map((program) => program.stop()))
    for (const one of await Promise.allSettled(worlds.values()))
      if (one.status === 'fulfilled') await one.value.drop()
    removeFolder(root)
  }
}

function once<Key, Made>(made: Map<Key, Promise<Made>>, key: Key, make: () => Promise<Made>): Promise<Made> {
  const there = made.get(key) ?? make()
  made.set(key, there)
  return there
}
