import type { Probe, ProberSettings } from './prober.js'

/** Ten of each a second. */
const pauseMs = 100
const longestProbeMs = 30_000
const lists = ['/customer', '/porting']

process.once('message', (settings) => void run(settings as ProberSettings))
// Its parent may be gone.
process.once('disconnect', () => process.exit())

async function run(settings: ProberSettings): Promise<void> {
  // The first call opens the connection and warms this process up; it counts for nothing.
  await Promise.all(['/livez', ...lists].map((path) => probe(settings, path)))
  const probes: Promise<Probe>[] = []
  let isWanted = true
  let turn = 0
  process.once('message', () => (isWanted = false))
  process.send?.('up')
  const timer = setInterval(() => {
    for (const path of ['/livez', lists[turn++ % lists.length] ?? '']) probes.push(probe(settings, path))
    if (isWanted || probes.length < settings.leastProbes) return
    clearInterval(timer)
    void Promise.all(probes).then((ended) => process.send?.(ended))
  }, pauseMs)
}

async function probe({ url, token }: ProberSettings, path: string): Promise<Probe> {
  const started = performance.now()
  const status = await fetch(url + path, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(longestProbeMs),
  }).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status
    },
    () => 0,
  )
  return { path, status, ms: performance.now() - started }
}
