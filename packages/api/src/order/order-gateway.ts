/** What is passed on to whoever talks to the donors: the order of a porting, or that it is called off. */
export type OrderMessage = {
  /** Id of the order, 24 hex characters. */
  order: string
} & Record<string, unknown> &
  ({ kind: 'ORDER' } | { kind: 'CANCEL' })

/** A message that came back. */
export interface ReceivedAnswer {
  /** Tells it from every other, 64 characters: what was taken once is known again. */
  id: string
  /** What it says, as JSON; or why it can say nothing, for a person. */
  content: { json: unknown } | { fault: string }
  /** It was taken: puts it away. May be called by several servers, and again. */
  accept: () => Promise<void>
  /** It was not, for that reason: puts it where a person finds both. May be called by several servers, and again. */
  refuse: (reason: string) => Promise<void>
}

/** The way to the donors. Another connection than by files is another implementation. */
export interface OrderGateway {
  /** For people, at the start. */
  readonly description: string
  /**
   * Passes a message on. Again with the same message, on whatever server and whatever became of the call before, it has no
   * second effect; nor has the order whose cancellation was passed on. Throws when it cannot be done now.
   */
  pass: (message: OrderMessage) => Promise<void>
  /** The messages that came and were not put away, the oldest first, a few at a time. */
  listAnswers: () => Promise<ReceivedAnswer[]>
}
