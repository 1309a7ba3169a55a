import type { Claim } from './claim.js'
import { clientSize } from './client-size.js'
import { documentCpu } from './document-cpu.js'
import { eventLoopBlocks } from './event-loop-blocks.js'
import { mailsPerSecond } from './mails-per-second.js'
import { numberImport } from './number-import.js'
import { operatorCreateRest } from './operator-create-rest.js'
import { operatorCreateTrpc } from './operator-create-trpc.js'
import { poaCreateAlone } from './poa-create-alone.js'
import { poaCreateGrowth } from './poa-create-growth.js'
import { poaCreatePeers } from './poa-create-peers.js'
import { poaCreateProfile } from './poa-create-profile.js'
import { portingListTrpc } from './porting-list-trpc.js'
import { readsRest } from './reads-rest.js'
import { scaleLists } from './scale-lists.js'
import { scaleMemory } from './scale-memory.js'
import { scaleServers } from './scale-servers.js'
import { startTime } from './start-time.js'

/** In the order of the page. */
export const claims: readonly Claim[] = [
  operatorCreateRest,
  operatorCreateTrpc,
  readsRest,
  portingListTrpc,
  poaCreateAlone,
  poaCreatePeers,
  poaCreateGrowth,
  poaCreateProfile,
  documentCpu,
  eventLoopBlocks,
  numberImport,
  mailsPerSecond,
  clientSize,
  startTime,
]

/** Of a grown installation, which takes minutes to be made. */
export const scaleClaims: readonly Claim[] = [scaleLists, scaleServers, scaleMemory]
