import { documentedErrorOf, type RouterOutputs } from '@telecomx/client'
import type { Command } from 'commander'
import { addCommand } from '../command/add-command.js'
import {
  readCredentialFile,
  removeCredentialFile,
  writeCredentialFile,
} from '../credential/credential-file.js'
import { plainUrl, usualUrl } from '../credential/plain-url.js'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { readToken } from '../input/read-token.js'
import { facts } from '../output/facts.js'
import type { Session } from '../session.js'

export function addLogin(program: Command, session: Session): void {
  const command = addCommand(program, {
    name: 'login',
    summary: 'Sign in with a token, or by a link that is mailed, and keep it',
    examples: [
      'login --url https://porting.telecomx.example',
      'login --email aase@aeroe.example',
      'login < token.txt',
    ],
    remarks: `The token is typed without being shown, or read from standard input; it is never
an argument, which others on the machine could read. It is kept in a file that
only you can read, and used for this installation alone. TELECOMX_URL and
TELECOMX_TOKEN in the environment go before what is kept.

With --email a link is mailed to that address, if it is an employee's; copy it
from the mail and paste it here in place of a token. It is good for 15 minutes,
and what is kept for twelve hours.`,
  })
    .option('--url <url>', `Where the installation is (default: the one before, else ${usualUrl})`)
    .option('--email <address>', 'Have a link mailed to this address first')
  command.action(async () => {
    const { environment, output, stop } = session
    const url = plainUrl(
      command.opts<{ url?: string }>().url ?? environment.url ?? keptUrl(environment.folder),
    )
    const { email: emailAddress } = command.opts<{ email?: string }>()
    if (emailAddress !== undefined) {
      await session.clientAt(url, 'none').session.sendLink.mutate({ emailAddress })
      output.note(`If ${emailAddress} is an employee's, an e-mail with a link is on its way.`)
    }
    const written = await readToken(stop, emailAddress === undefined ? 'Token' : 'Link')
    stop.throwIfAborted()
    if (written === '') throw nothingGiven(emailAddress === undefined ? 'token' : 'link')
    if (!/^[\x21-\x7e]+$/.test(written)) throw new CommandFailure(exitCodes.refused, 'That is no token.')
    const token = await tokenOf(session, url, written)
    const caller = await session
      .clientAt(url, token)
      .session.get.query()
      .catch((error: unknown) => refuseToken(error, url))
    const path = writeCredentialFile(environment.folder, { url, token })
    if (command.opts().json) output.json({ url, ...caller })
    else output.text(`Signed in at ${url} as ${wordsOf(caller)}.`)
    output.note(`The token is kept in ${path}.`)
    if (environment.token) output.note('TELECOMX_TOKEN is set, and goes before it.')
  })
}

export function addLogout(program: Command, session: Session): void {
  const command = addCommand(program, {
    name: 'logout',
    summary: 'Forget the token that login kept',
    examples: ['logout'],
    remarks: 'The token itself stays good until it is revoked: telecomx token revoke.',
  })
  command.action(() => {
    const { environment, output } = session
    const success = removeCredentialFile(environment.folder)
    if (command.opts().json) output.json({ success })
    else output.text(success ? 'Signed out: the token is forgotten here.' : 'Nobody was signed in.')
  })
}

export function addWhoami(program: Command, session: Session): void {
  const command = addCommand(program, {
    name: 'whoami',
    summary: 'Tell who is signed in, where, and with which level',
    examples: ['whoami'],
  })
  command.action(async () => {
    const { output } = session
    const caller = await session.client().session.get.query()
    const url = session.url
    if (command.opts().json) return output.json({ url, ...caller })
    const { employee, customer, accessLevel } = caller
    output.text(facts({ url, name: employee.name, customer: customer.name, accessLevel }, output.width))
  })
}

function wordsOf({ employee, customer, accessLevel }: RouterOutputs['session']['get']): string {
  return `${employee.name} of ${customer.name}, ${accessLevel}`
}

function nothingGiven(what: string): CommandFailure {
  return new CommandFailure(
    exitCodes.refused,
    `No ${what} was given.`,
    'Paste it when it is asked for, or hand it in: telecomx login < token.txt',
  )
}

function refuseToken(error: unknown, url: string): never {
  if (documentedErrorOf(error)?.code !== 401) throw error
  throw new CommandFailure(
    exitCodes.denied,
    `That token is not good at ${url}: unknown, expired or revoked. Nothing was kept.`,
    'Look at --url, or ask for another token.',
    { cause: error },
  )
}

/** A link is used up for a token, by the installation that it is of; anything else is a token. */
async function tokenOf(session: Session, url: string, written: string): Promise<string> {
  const [, origin = '', link] = /^(https?:\/\/[^/#]+).*#(.*)$/i.exec(written) ?? []
  if (link === undefined) return written
  if (originOf(origin) !== originOf(url))
    throw new CommandFailure(
      exitCodes.refused,
      `That link is of ${origin}, and not of ${url}. Nothing was sent.`,
      `If it is there that you work: telecomx login --url ${origin}`,
    )
  return (await session.clientAt(url, 'none').session.create.mutate({ link })).token
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}

/** Login mends a kept file that is not good, so it may be any. */
function keptUrl(folder: string): string {
  try {
    return readCredentialFile(folder)?.url ?? usualUrl
  } catch {
    return usualUrl
  }
}
