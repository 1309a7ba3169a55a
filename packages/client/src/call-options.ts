/** How one call shall be made. Given as tRPC's own second argument: `query(input, { signal, context })`. */
export interface CallOptions {
  /** Ends the call early. */
  signal?: AbortSignal
  context?: CallContext
}

export interface CallContext {
  /** Longest wait for the whole answer, in milliseconds, instead of the client's own. `Infinity` waits for ever. */
  timeoutMs?: number
  /** Sees the raw response, for its status and headers; its body was read. Calls that travelled together share one. */
  onResponse?: (response: Response) => void
}

/**
 * The same calls, with options that say what they can be, and without an argument where none is needed. What tRPC keeps
 * under a symbol for its bindings stays as it is.
 */
export type WithCallOptions<Calls> = {
  [Name in keyof Calls]: Name extends symbol
    ? Calls[Name]
    : Calls[Name] extends (input: infer Input, ...options: never) => infer Answer
      ? Call<Input, Answer>
      : WithCallOptions<Calls[Name]>
}

type Call<Input, Answer> =
  Partial<Input> extends Input
    ? (input?: Input, options?: CallOptions) => Answer
    : (input: Input, options?: CallOptions) => Answer
