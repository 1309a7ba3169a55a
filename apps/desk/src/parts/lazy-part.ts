import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

/**
 * A part that is not there at first, and is loaded when the page that may need it has been drawn: who opens it while the
 * server is away has it all the same.
 */
export function lazyPart<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  let loading: ReturnType<typeof load> | undefined
  const loadOnce = () => {
    // One that could not be had is asked for again.
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
  whenIdle(() => void loadOnce().catch(() => undefined))
  return lazy(loadOnce)
}

function whenIdle(run: () => void): void {
  // Safari has no such callback.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 5_000 })
  else setTimeout(run, 1_000)
}
