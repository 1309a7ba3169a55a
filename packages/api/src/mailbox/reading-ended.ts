/** A reading of a mailbox stops here and goes on later: somebody else has it, or what a mail is about is not settled yet. */
export class ReadingEnded extends Error {
  override readonly name = 'ReadingEnded'
}
