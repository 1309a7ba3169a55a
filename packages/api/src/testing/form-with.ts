import type { Example } from '../rest/routes/route.js'

/** A form that sends that file. */
export function formWith({ name, base64 }: NonNullable<Example['file']>): FormData {
  const form = new FormData()
  form.append('file', new Blob([Buffer.from(base64, 'base64')]), name)
  return form
}
