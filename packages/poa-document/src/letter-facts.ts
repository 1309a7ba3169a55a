/** A letter that goes out on paper. */
export interface LetterFacts {
  /** Paragraphs with an empty line between. What the fonts lack is printed as its code point. */
  letter: string
  /** ISO 8601. */
  writtenAt: string
}
