/** A picture of figures, as a file of its own. */
export interface Chart {
  /** The file's, without its ending. */
  name: string
  title: string
  svg: string
}
