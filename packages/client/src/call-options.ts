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

/** The same calls, with options that say what they can be. */
export type WithCallOptions<Calls> = {
  [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Answer
    ? (...args: { [Place in keyof Args]: Place extends '1' ? CallOptions : Args[Place] }) => Answer
    : WithCallOptions<Calls[Name]>
}
