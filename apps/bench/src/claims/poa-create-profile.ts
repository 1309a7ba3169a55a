import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { measureLoad } from '../load/measure-load.js'
import { sharesIn } from '../profile/cpu-profile.js'
import { barChart } from '../report/bar-chart.js'
import { spreadOf } from '../statistics/statistics.js'
import type { Claim } from './claim.js'
import { poaOverRest } from './poa-requests.js'

/** What the server's CPU goes into; it claims nothing. */
export const poaCreateProfile: Claim = {
  name: 'poa-create-profile',
  title: 'Where a poaCreate spends its CPU',
  async measure(stage) {
    const { settings, load } = stage
    const [copy, profiles] = [
      await (await stage.world('small')).copy(),
      join(await stage.newFolder(), 'profiles'),
    ]
    await mkdir(profiles)
    const flags = ['--cpu-prof', `--cpu-prof-dir=${profiles}`]
    const server = await stage.startProduct({ databaseUrl: copy.databaseUrl, flags })
    await measureLoad([server], poaOverRest(stage), { load, settings, token: copy.token, callers: 8 })
    await server.stop()
    const bars = sharesIn(profiles).map(({ name, percent }) => ({ name, figure: spreadOf([percent]) }))
    return {
      rows: [],
      charts: [barChart({ name: 'poa-create-profile', title: `${this.title}, percent`, digits: 0, bars })],
      notes: [
        'By a sampling profile of the whole server, its threads and its start included, under 8 callers over REST: what stood at the top of the stack when it was busy. A core that the database is at work on is not in it.',
      ],
    }
  },
}
