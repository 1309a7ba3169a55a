import type { Operation } from '../../rest/routes.js'

/** A request that succeeds in the demo world. Without a body it is sent by every method of its row, else by POST. */
export interface Example {
  path?: Readonly<Record<string, string>>
  query?: Readonly<Record<string, string | number | boolean>>
  body?: object
}

/** By a few words that say what is special about each. */
export type Examples = Readonly<Record<string, Example>>

/** What each file of examples holds. */
export type ExamplesByOperation = Readonly<Partial<Record<Operation, Examples>>>
