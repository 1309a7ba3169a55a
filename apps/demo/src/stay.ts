import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createClient } from '@telecomx/client'
import { fault } from './fault.js'
import { fileSignedCopy } from './file-signed-copy.js'
import type { ReceivedMail } from './mailbox.js'
import type { Run } from './prepare-run.js'
import type { Installation, JobOutcome } from './run-job.js'
import { step } from './step.js'
import { waitFor } from './wait-for.js'

/** Those of the demo data who sign in to the desk. */
const people = [
  { who: 'admin', as: 'Rune Kjær, staff', emailAddress: 'rune@telecomx.example' },
  { who: 'reseller', as: 'Jørgen Friis, reseller', emailAddress: 'jorgen@nordisk.example' },
  { who: 'owner', as: 'Åse Smørup, customer', emailAddress: 'aase@smoerrebroed.example' },
] as const

/**
 * Leaves a signed copy to be reviewed and a delivery that failed, and tells where everything is that runs on: the desk by links that sign in, each of
 * them good once. Whoever asks the desk for another is told it here, because here is where the mail arrives.
 */
export async function stay(run: Run, { sets, broughtBack, installation }: JobOutcome): Promise<void> {
  await leaveToReview(installation)
  await leaveFailed(run, installation)
  const links = await step(
    'tRPC, three people: session.sendLink',
    () => askForLinks(run, installation.url),
    ({ size }) => `${size} links, by e-mail`,
  )
  const files = [...(sets[0]?.set.files ?? []).map(({ filename }) => filename), broughtBack.trail]
  process.stdout.write(writeLinks(installation, links))
  process.stdout.write(
    `\nThe documents\n${files.map((name) => `  ${pathToFileURL(join(run.output.folder, name)).href}\n`).join('')}`,
  )
  run.mailbox.follow((mail) => {
    const link = signInLinkIn(mail)
    if (link !== undefined) process.stdout.write(`\nA sign-in link for ${mail.recipient}\n  ${link}\n`)
  })
}

/** As it came back: somebody has to look at it. */
async function leaveToReview({ owner, admin }: Installation): Promise<void> {
  const { client, customerId } = owner
  const { portings: waitingPortings } = await client.porting.list.query({
    customer: customerId,
    stage: 'IN_AWAITING_POA_FROM_CUSTOMER',
    limit: 500,
  })
  const ids = new Set(waitingPortings.map(({ _id }) => _id))
  const { documents } = await client.porting.poaList.query({ customerId })
  const [waiting] = documents
    .filter(({ portings, replacedAt }) => !replacedAt && portings.every((id) => ids.has(id)))
    .toSorted((one, other) => other.numbers - one.numbers)
  if (!waiting) throw fault('no document waits for a signature')
  const { _id: poaId, portings } = waiting
  await fileSignedCopy(owner, admin, { poaId, portings, filename: 'signed-copy-to-review.jpg' })
}

/** To an address that a mail server does not know: somebody has to correct it. */
async function leaveFailed({ mailbox }: Run, { admin, data }: Installation): Promise<void> {
  const [customerId, recipient] = [data.customers.ofOtherReseller, 'bestyrer@bageriet.example']
  mailbox.refuseForGood(recipient)
  await step(
    'Client, admin: poaCreate EMAIL, wrong address',
    async () => {
      await admin.porting.poaCreate.mutate({ customerId, method: 'EMAIL', recipient })
      return waitFor('the refusal', async () => {
        const { deliveries } = await admin.delivery.list.query({ customer: customerId, state: 'failed' })
        return deliveries[0]
      })
    },
    ({ state }) => state,
  )
}

/** By e-mail address. */
async function askForLinks(run: Run, url: string): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, string>()
  run.mailbox.follow((mail) => {
    const link = signInLinkIn(mail)
    if (link !== undefined) links.set(mail.recipient, link)
  })
  const stranger = createClient({ url, token: 'none', fetch: run.fetch })
  for (const { emailAddress } of people) await stranger.session.sendLink.mutate({ emailAddress })
  return waitFor('the sign-in links', async () => (links.size === people.length ? links : undefined))
}

/** Its lines are broken where quoted-printable breaks them. */
function signInLinkIn({ bytes }: ReceivedMail): string | undefined {
  return /https?:\/\/\S+\/desk\/sign-in#[\w-]+/.exec(bytes.toString('latin1').replaceAll('=\r\n', ''))?.[0]
}

function writeLinks({ url, data }: Installation, links: ReadonlyMap<string, string>): string {
  const rows = (text: (person: (typeof people)[number]) => string) =>
    people.map((person) => `  ${person.as.padEnd(24)}${text(person)}\n`).join('')
  return `
The desk. Each link signs in once, within 15 minutes
${rows(({ emailAddress }) => links.get(emailAddress) ?? '')}
Later: open ${url}/desk and ask for a link, which appears here, or paste a token
${rows(({ who, emailAddress }) => `${emailAddress.padEnd(28)}${data.tokens[who]}`)}
Every call, to try out
  ${url}/docs
Whether a document is ours
  ${url}/verify
`
}
