import { mkdirSync } from 'node:fs'
import type { RouterInputs } from '@telecomx/client'
import { poaContentInput, poaHandOverInput } from '@telecomx/client/schemas'
import { type Command, InvalidArgumentError } from 'commander'
import { z } from 'zod'
import { addCommand } from '../command/add-command.js'
import { addFields } from '../command/field-options.js'
import { exitCodeOfMany, type Outcome, workThrough } from '../command/work-through.js'
import { CommandFailure } from '../failure/command-failure.js'
import { exitCodes } from '../failure/exit-codes.js'
import { counted } from '../output/counted.js'
import type { Session } from '../session.js'
import { customersToServe } from './customers-to-serve.js'
import { madeJson, madeText, madeWords } from './made-words.js'
import { type Made, makePoas } from './make-poas.js'

/** Documents for one customer or many, a few customers at once. */
export function addPoaCreate(poa: Command, session: Session): void {
  const command = addCommand(poa, {
    name: 'create',
    summary: 'Make one document per donor operator, for one customer or many',
    examples: [
      'poa create CUSTOMER --method email',
      'poa create CUSTOMER --override-name "Company we bought" -o made',
      'poa create --all --method email',
      'poa create --from customers.csv --method fax --parallel 8',
    ],
    remarks,
  })
  command
    .argument('[customers...]', 'Ids of the customers')
    .option('--all', 'Every customer that has numbers without a document')
    .option('--from <file>', 'Customers from a file: their ids in lines, CSV or JSON; - for standard input')
    .option('--again', 'Also where every number has a document already; new ones replace the older')
    .option('-o, --output <folder>', 'Fetch what is made for download, into a folder')
    .option('--parallel <number>', 'How many customers at once, 1 to 16; default 4', readParallel, 4)
  const read = addFields(
    command,
    session,
    z.object({ ...poaHandOverInput.in.shape, ...poaContentInput.shape }),
  )
  command.action(async (given: string[]) => {
    const { output, stop } = session
    const options = command.opts<Options>()
    const wish = read() as Omit<RouterInputs['porting']['poaCreate'], 'customerId'>
    if (options.output !== undefined && (wish.method ?? 'DOWNLOAD') !== 'DOWNLOAD')
      throw new CommandFailure(exitCodes.usage, `-o fetches documents, and those are sent by ${wish.method}.`)
    if (options.output !== undefined) mkdirSync(options.output, { recursive: true })
    const customers = await customersToServe(session, given, options)
    const client = session.client()
    const outcomes = await workThrough<string, Made>(session, customers, {
      parallel: options.parallel,
      what: 'customers',
      do: (customerId) => makePoas(client, { ...wish, customerId }, options),
      tell: (outcome) => `${outcome.item}: ${madeWords(outcome)}`,
    })
    const [only] = outcomes
    if (options.json) output.json(madeJson(outcomes))
    else if (given.length === 1 && only && 'error' in only) throw only.error
    else if (outcomes.length > 0) output.text(madeText(outcomes, output))
    tellHowFar(session, outcomes, customers.length, options)
    stop.throwIfAborted()
    session.exitCode = exitCodeOfMany(outcomes)
  })
}

interface Options {
  all?: true
  from?: string
  again?: true
  output?: string
  parallel: number
  json?: true
}

const remarks = `Customers whose numbers all have a document already are left out, so that
nobody gets a second one: after Ctrl-C, or when some failed, the same command
line goes on with the rest. With --again all of them get new ones. With -o it
also fetches the documents of an earlier run that nobody has fetched.`

function readParallel(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= 1 && number <= 16) return number
  throw new InvalidArgumentError('It must be a whole number, 1 to 16.')
}

function tellHowFar(
  { output, stop }: Session,
  outcomes: readonly Outcome<string, Made>[],
  total: number,
  { again }: Options,
): void {
  const failed = outcomes.filter((outcome) => 'error' in outcome).length
  const left = total - outcomes.length
  const customers = counted(total, 'customer')
  if (failed > 0) output.note(`${failed} of ${customers} failed.`)
  if (left === 0) return
  const goOn = again
    ? 'With --again a second run begins with the first of them.'
    : 'The same command line goes on with the rest.'
  output.note(`${stop.aborted ? 'Broken off' : 'Ended'}: ${outcomes.length} of ${customers} done. ${goOn}`)
}
