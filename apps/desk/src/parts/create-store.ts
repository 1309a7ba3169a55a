import { useSyncExternalStore } from 'react'

/** A value of the whole page that code beside components changes, too. */
export interface Store<Value> {
  get(): Value
  set(value: Value): void
  /** Calls it whenever the value has changed, until what it gives is called. */
  subscribe(listener: () => void): () => void
  /** Gives the value to a component, and renders it anew when the value changes. */
  use(): Value
  /** The same of what is made of it, a text, a number or a yes: other changes render nothing. */
  usePart<Part extends string | number | boolean>(partOf: (value: Value) => Part): Part
}

export function createStore<Value>(first: Value): Store<Value> {
  let current = first
  const listeners = new Set<() => void>()
  const get = () => current
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get,
    set(value) {
      if (Object.is(value, current)) return
      current = value
      for (const listener of listeners) listener()
    },
    subscribe,
    use: () => useSyncExternalStore(subscribe, get),
    usePart: (partOf) => useSyncExternalStore(subscribe, () => partOf(current)),
  }
}
