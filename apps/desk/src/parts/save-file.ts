import type { DownloadedFile } from '@telecomx/client'

/** Long enough for a browser that asks where to. */
const keptMs = 60_000

/** Lets the browser save a file under its name, as a download. */
export function saveFile({ bytes, filename }: DownloadedFile): void {
  const url = URL.createObjectURL(new Blob([bytes]))
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), keptMs)
}
