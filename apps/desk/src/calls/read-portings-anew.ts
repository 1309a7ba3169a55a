import { queryClient } from './query-client.js'
import { trpc } from './trpc.js'

/** Whatever shows portings, their copies or work is read anew. */
export async function readPortingsAnew(): Promise<void> {
  const paths = [trpc.porting.pathFilter(), trpc.document.pathFilter(), trpc.work.pathFilter()]
  await Promise.all(paths.map((path) => queryClient.invalidateQueries(path)))
}
