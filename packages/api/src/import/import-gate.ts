import { unavailable } from '../api-failure.js'
import { createLine, type Line, type LineSettings } from '../shares/line.js'

/** What waits holds a connection and nothing of its body; but a client has 30 seconds to send that. */
const usual: LineSettings = { mostWaiting: 4, patienceMs: 10_000, refusal: () => unavailable() }

/** Lets one import at a time through, a line of its own for each process. Who waits too long, or finds too many waiting, is 503. */
export function createImportGate(settings: Partial<LineSettings> = {}): Line {
  return createLine({ ...usual, ...settings })
}
