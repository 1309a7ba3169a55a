import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { profileTime, sharesIn } from '../profile/cpu-profile.js'
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
    const { warmSeconds, seconds, leastCalls, mostCallers } = settings
    const order = {
      urls: [server.url],
      token: copy.token,
      workload: poaOverRest(stage),
      callers: Math.min(8, mostCallers),
      leastCalls,
    }
    const warm = await load.run({ ...order, seconds: warmSeconds, made: 0 })
    const from = profileTime()
    await load.run({ ...order, seconds, made: warm.made })
    const to = profileTime()
    await server.stop()
    const shares = sharesIn(profiles, { from, to })
    const bars = shares.map(({ name, percent }) => ({ name, figure: spreadOf([percent]) }))
    return {
      rows: [],
      tables: [
        {
          heads: ['part of the server’s CPU', 'percent'],
          rows: shares.map(({ name, percent }) => [name, percent.toFixed(1)]),
        },
      ],
      charts: [barChart({ name: 'poa-create-profile', title: `${this.title}, percent`, digits: 1, bars })],
      notes: [
        'By a sampling profile of the whole server, its threads included, under 8 callers over REST: what stood at the top of the stack when it was busy. What the database is at work on is not in it.',
      ],
    }
  },
}
