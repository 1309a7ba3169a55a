import { tmpdir } from 'node:os'
import { join } from 'node:path'
export const noteFile = () => join(tmpdir(), 'noted')
