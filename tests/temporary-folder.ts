import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeOwnedFolder, removeFolder, userId } from '@telecomx/process'

/** One folder for all temporary files of the run, which goes with it, or with the next run when this one is killed. */
export default async function setup(): Promise<() => void> {
  const folder = await makeOwnedFolder(join(tmpdir(), `telecomx-tests-${userId()}-`))
  const removeFiles = () => removeFolder(folder)
  process.once('exit', removeFiles)
  process.env.TMPDIR = folder
  return removeFiles
}
