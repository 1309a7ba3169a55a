import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

/**
 * A part that is not there at first, and is loaded when the page that may need it has been drawn: who opens it while the
 * server is away has it all the same.
 */
export function lazyPart<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  // A browser loads a module once, and asks again for one that it could not have.
  whenIdle(() => void load().catch(() => undefined))
  return lazy(load)
}

function whenIdle(run: () => void): void {
  // Safari has no such callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 5_000 })
  else setTimeout(run, 1_000)
}
