/** The documented rows of every operation, and nothing else: `failedWith(error, operatorCreateErrors.operatorExists)`. */
export * from './generated/errors.js'
