import { startTransition, useEffect, useRef, useState } from 'react'
import { useClock } from '../../../calls/use-clock.js'
import { dayOf } from '../../../language/format-moment.js'
import type { NumberLine } from './number-line.js'
import { readInSteps, type ReadLines } from './read-number-lines.js'

interface Read {
  /** What was read; a moment behind what is written. */
  text: string
  lines: readonly NumberLine[]
}

/** The lines of a text as they are understood, read step by step: a long list holds up nobody who types. */
export function useReadLines(text: string): Read {
  const today = dayOf(useClock())
  const known = useRef<ReadLines>(new Map())
  const [read, setRead] = useState<Read>({ text: '', lines: [] })
  useEffect(() => {
    const reading = readInSteps(text, today, known.current)
    let next: ReturnType<typeof setTimeout>
    const goOn = () => {
      const step = reading.next()
      if (step.done) startTransition(() => setRead({ text, lines: step.value }))
      else next = setTimeout(goOn)
    }
    goOn()
    return () => clearTimeout(next)
  }, [text, today])
  return read
}
