import type { Page } from 'playwright-core'
import type { openMailboxes } from '../way-back/mailboxes.js'

/** Writes the address where one signs in, and has the link sent. */
export async function askForLink(page: Page, emailAddress: string): Promise<void> {
  await page.getByLabel('E-mailadresse').fill(emailAddress)
  await page.getByRole('button', { name: 'Send mig et link' }).click()
}

/** The address in the next unopened mail, as a path of the desk. */
export async function mailedLink(
  mailboxes: ReturnType<typeof openMailboxes>,
  emailAddress: string,
): Promise<string> {
  const { text = '' } = await mailboxes.open(emailAddress, /Log ind/)
  const [, path = ''] = /^http:\/\/127\.0\.0\.1:\d+\/desk(\/sign-in#\S+)$/m.exec(text) ?? []
  return path
}

/** What signs in at last, where the link leads to. */
export const pressSignIn = (page: Page) => page.getByRole('button', { name: 'Log ind', exact: true }).click()
