import type { DownloadedFile } from '@telecomx/client'

/** Has the browser save the file under its name. */
export function saveFile({ bytes, filename }: DownloadedFile): void {
  const href = URL.createObjectURL(new Blob([bytes]))
  const link = Object.assign(document.createElement('a'), { href, download: filename })
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
