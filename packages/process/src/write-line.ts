/** Some thousand lines. */
const mostUnreadBytes = 4_000_000
/** A system call for each line costs more than all else about it; nobody who reads along notices so short a wait. */
const heldMs = 20
/** What many calls leave within it. */
const mostHeldCharacters = 64_000

let held = ''
let timer: NodeJS.Timeout | undefined
let ending: 'not yet' | 'watched' | 'begun' = 'not yet'

/**
 * Writes a line of a log to standard output: with those of the next moment, or before the process ends, by whatever but a
 * SIGKILL. A reader that stands still loses lines; it does not fill the memory.
 */
export function writeLine(line: string): void {
  held += `${line}\n`
  if (ending === 'begun' || held.length > mostHeldCharacters) return writeHeldLines()
  timer ??= setTimeout(writeHeldLines, heldMs).unref()
  if (ending === 'not yet') watchTheEnd()
}

/** Writes at once what has been held. */
export function writeHeldLines(): void {
  const lines = held
  held = ''
  clearTimeout(timer)
  timer = undefined
  if (lines !== '' && process.stdout.writableLength < mostUnreadBytes) process.stdout.write(lines)
}

function watchTheEnd(): void {
  ending = 'watched'
  process.once('exit', () => {
    ending = 'begun'
    writeHeldLines()
  })
}
