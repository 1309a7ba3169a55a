import { type KeyboardEvent, type RefObject, useEffect } from 'react'

const moves: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  j: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  k: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
}

function controlsIn(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('[data-row]')]
}

/** Within a table: leads from the row that has the focus to another. */
export function moveThroughRows(event: KeyboardEvent<HTMLElement>): void {
  const move = moves[event.key]
  if (!move || event.altKey || event.ctrlKey || event.metaKey) return
  const controls = controlsIn(event.currentTarget)
  const at = controls.findIndex((control) => control === document.activeElement)
  if (at < 0) return
  event.preventDefault()
  event.stopPropagation()
  focus(controls[move(at, controls.length - 1)])
}

function focus(control: HTMLElement | undefined): void {
  control?.focus({ preventScroll: true })
  control?.scrollIntoView({ block: 'center' })
}

/** From anywhere on the page where nothing is written: j and k lead into the table, to its first row. */
export function useRowKeys(body: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const enter = (event: globalThis.KeyboardEvent) => {
      if (!/^[jk]$/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [role=dialog], [data-row]')
      )
        return
      if (body.current) focus(controlsIn(body.current)[0])
    }
    document.addEventListener('keydown', enter)
    return () => document.removeEventListener('keydown', enter)
  }, [body])
}
