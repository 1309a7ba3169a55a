/** No clear answer came to the commit, and none to the question whether it was done: nobody knows. */
export class OutcomeUnknownError extends Error {
  override name = 'OutcomeUnknownError'
}

/** The server cannot be reached or kept refusing the transaction; trying later may help. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError'
}

/** Thrown by work that finds rows changed since it read them: it is rolled back and runs again. */
export class ChangedMeanwhileError extends Error {
  override name = 'ChangedMeanwhileError'
}

/** No clear answer came to the commit, and it was not done. */
export class NotCommittedError extends Error {}
