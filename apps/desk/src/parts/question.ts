/** What is asked before something is done that cannot be taken back. */
export interface Question {
  title: string
  text: string
  /** What the button that does it says: a verb. */
  action: string
  /** Something is lost by it. */
  isDangerous?: boolean
}

export interface AskedQuestion extends Question {
  answer: (yes: boolean) => void
}
