/** How much of everything a claim works with. */
export interface Sizes {
  /** Operators in the registry. */
  operators: number
  /** Customers with 20 portings of two donors each. */
  customers: number
  /** Of customers with so many portings each what a poaCreate costs is seen to grow. */
  growth: readonly number[]
  /** Of these a straight N+1 is measured as well. */
  growthOfPeer: number
  /** Numbers of the document that must hold nobody up. */
  largeDocument: number
  /** Of an import. */
  ranges: number
  /** Sent by a visit of senders, and before it by each of them, uncounted. */
  mails: { counted: number; warm: number }
  /** Under `--scale`: so many customers with so many portings each, times over, and how many poaCreate memory is watched over. */
  scale: { customers: number; portings: number; times: number; creations: number; servers: readonly number[] }
  /** Rows of a document, and how often it is made in a visit. */
  documents: readonly { rows: number; times: number }[]
}

export interface Settings {
  /** How often each contender is visited. */
  rounds: number
  /** Visits under load that do not count, before those that do. */
  warmRounds: number
  /** Of load before a visit is counted. */
  warmSeconds: number
  /** Of load that is counted. */
  seconds: number
  /** Each of the two goes on until so many calls are made: a dear one is warm then, too. */
  leastCalls: number
  /** Load comes from as many callers as its claim says, and no more than these. */
  mostCallers: number
  sizes: Sizes
}

const usualSizes: Sizes = {
  operators: 300,
  customers: 1_500,
  growth: [20, 200, 2_000, 20_000],
  growthOfPeer: 2_000,
  largeDocument: 5_000,
  ranges: 100_000,
  mails: { counted: 600, warm: 200 },
  scale: { customers: 1_000, portings: 10, times: 100, creations: 10_000, servers: [1, 2, 4] },
  documents: [
    { rows: 10, times: 60 },
    { rows: 500, times: 10 },
    { rows: 5_000, times: 2 },
  ],
}

/** On a quiet machine half an hour. */
export const usualSettings: Settings = {
  rounds: 5,
  warmRounds: 1,
  warmSeconds: 2,
  seconds: 3,
  leastCalls: 50,
  mostCallers: 16,
  sizes: usualSizes,
}

/** Every claim, in three minutes. */
export const quickSettings: Settings = {
  rounds: 2,
  warmRounds: 0,
  warmSeconds: 0.3,
  seconds: 0.5,
  leastCalls: 20,
  mostCallers: 16,
  sizes: {
    ...usualSizes,
    customers: 400,
    growthOfPeer: 200,
    mails: { counted: 150, warm: 50 },
    documents: [
      { rows: 10, times: 30 },
      { rows: 500, times: 4 },
      { rows: 5_000, times: 1 },
    ],
  },
}

/** Shows that it runs; its figures say nothing. */
export const smallestSettings: Settings = {
  rounds: 1,
  warmRounds: 0,
  warmSeconds: 0.02,
  // Some hundredths of processor time, the kernel's unit, for each contender.
  seconds: 0.1,
  leastCalls: 1,
  // Each makes a first call, which is a hundred times as dear as those after it.
  mostCallers: 2,
  sizes: {
    operators: 10,
    customers: 60,
    growth: [20, 40],
    growthOfPeer: 20,
    largeDocument: 60,
    ranges: 200,
    mails: { counted: 10, warm: 2 },
    scale: { customers: 60, portings: 4, times: 3, creations: 40, servers: [1, 2] },
    documents: [
      { rows: 10, times: 2 },
      { rows: 500, times: 1 },
    ],
  },
}
