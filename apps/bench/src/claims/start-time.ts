import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { cpuTimeMs } from '../programs/cpu-time.js'
import { ownMain } from '../programs/product.js'
import { spreadOf } from '../statistics/statistics.js'
import { visitInTurn } from '../statistics/visits.js'
import type { Stage } from '../stage.js'
import type { Claim } from './claim.js'
import { figureText } from '../report/figure-text.js'

/** How soon a server that is started again answers. */
export const startTime: Claim = {
  name: 'start-time',
  title: 'From the start of the server to /readyz',
  async measure(stage) {
    const dataFolder = await stage.newFolder()
    linkFetchedServer(dataFolder)
    // The first start makes the data.
    await timeStart(stage, dataFolder)
    const { starts } = await visitInTurn(
      { starts: () => timeStart(stage, dataFolder) },
      { rounds: stage.settings.rounds, signal: stage.signal },
    )
    return {
      rows: [
        {
          says: 'start to `/readyz` on existing data',
          figure: spreadOf(starts.map(({ seconds }) => seconds)),
          unit: 's',
          aim: { atMost: 1 },
          bound: `the server’s own processor time is ${(spreadOf(starts.map(({ cpuMs }) => cpuMs)).median / 1_000).toFixed(2)} s, most of it the loading of its modules; the database starts beside it.`,
        },
      ],
      tables: [
        {
          heads: ['start', 's', 'CPU of the server, ms'],
          rows: [
            [
              'embedded database, existing data',
              figureText(spreadOf(starts.map(({ seconds }) => seconds)), 2),
              figureText(spreadOf(starts.map(({ cpuMs }) => cpuMs)), 0),
            ],
          ],
        },
      ],
      notes: [
        'The start is that of the server’s own program, with the embedded database in a folder of its own; what npm and the build do before it is not in it.',
      ],
    }
  },
}

/** A server that was fetched before there was a cache. */
const fetchedServer = fileURLToPath(new URL('../../../../.data/mariadb-server', import.meta.url))

function linkFetchedServer(folder: string): void {
  if (existsSync(fetchedServer)) symlinkSync(fetchedServer, join(folder, 'mariadb-server'))
}

async function timeStart(stage: Stage, dataFolder: string) {
  const started = performance.now()
  const server = await stage.startProduct({
    databaseUrl: '',
    main: ownMain,
    settings: { TELECOMX_DATA_DIR: dataFolder },
  })
  while (!(await fetch(`${server.url}/readyz`)).ok) await pause(5)
  const [seconds, cpuMs] = [(performance.now() - started) / 1_000, cpuTimeMs(server.pid)]
  await server.stop()
  return { seconds, cpuMs }
}
