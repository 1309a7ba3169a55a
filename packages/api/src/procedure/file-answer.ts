/** A file that a use case answers; the bridge makes a response of it. */
export class FileAnswer {
  readonly bytes: Uint8Array
  readonly filename: string
  /** The browser shall save it instead of showing it. */
  readonly attachment: boolean
  readonly type: FileType

  constructor(bytes: Uint8Array, filename: string, attachment: boolean, type: FileType = 'application/pdf') {
    this.bytes = bytes
    this.filename = filename
    this.attachment = attachment
    this.type = type
  }
}

/** What files are answered as. */
export type FileType = 'application/pdf' | 'image/png' | 'image/jpeg'
