import { z } from 'zod'

/** A file that was sent, under the name that its sender gave it. */
export interface Upload {
  bytes: Uint8Array<ArrayBuffer>
  /** Undefined of a file that has none. */
  filename: string | undefined
}

/** A file that is not empty; `error` says that there is none. */
export const upload = (error: string) =>
  z
    .custom<Upload>((file) => ((file as Upload | undefined)?.bytes.length ?? 0) > 0, { error })
    .meta({ type: 'string', format: 'binary' })
