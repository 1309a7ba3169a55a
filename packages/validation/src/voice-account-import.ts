import { z } from 'zod'
import { accessDenied, internalError } from './common-errors.js'
import { customerInBodyErrors } from './customer-in-body.js'
import { documentedErrors } from './documented-error.js'
import { oneOf } from './fields.js'
import { dryRun, importErrors, importLines } from './import-lines.js'
import { mvnoCreateErrors, mvnoCreateInput } from './mvno-create.js'
import { mostNumbers, numberListErrors, requiredSeriesList } from './number-list.js'
import { lengthOfSeries, type NumberSeries } from './number-series.js'
import { portingUpdateErrors } from './porting-update.js'
import { refuse } from './refuse.js'
import { sipCreateErrors } from './sip-create.js'
import { success } from './success.js'
import { optionalText, requiredText } from './text.js'
import { voiceAccountErrors } from './voice-account.js'

/** Every line has a number, and no call takes more of those. */
export const mostAccountLines = mostNumbers

const lines = importErrors('voiceAccounts', 'Voice accounts are missing', mostAccountLines)

/** Source: docs/api/voice-account-import.md. */
export const voiceAccountImportErrors = documentedErrors({ ...lines, accessDenied, internalError })

/** What is wrong with one line. */
export const voiceAccountLineErrors = documentedErrors({
  customerMissing: customerInBodyErrors.customerMissing,
  customerInvalid: customerInBodyErrors.customerInvalid,
  customerNotFound: customerInBodyErrors.customerNotFound,
  customerAmbiguous: {
    code: 409,
    message: 'customer',
    description: 'Several customers have that name or VAT number',
  },
  typeInvalid: { code: 422, message: 'type', description: 'Type must be SIP or MVNO' },
  nameMissing: sipCreateErrors.nameMissing,
  ...numberListErrors,
  numbersNotOne: { code: 422, message: 'numbers', description: 'An MVNO account has one number' },
  simNumberInvalid: mvnoCreateErrors.simNumberInvalid,
  simNumberOfSip: { code: 422, message: 'simNumber', description: 'Only MVNO accounts have a SIM number' },
  donorSimNumberInvalid: mvnoCreateErrors.donorSimNumberInvalid,
  donorSimNumberOfSip: portingUpdateErrors.donorSimNumberOfSip,
  donorCustomerIdUnprintable: mvnoCreateErrors.donorCustomerIdUnprintable,
  numberTwice: { code: 409, message: 'number', description: 'Number is given more than once' },
  ...voiceAccountErrors,
})

const errors = voiceAccountLineErrors

/** One line: an account, or some of its numbers, which come out as series, not counted up. */
export const voiceAccountLine = z
  .object({
    customer: requiredText({ field: 'customer', missing: errors.customerMissing.description }).describe(
      'Whose account it is: id, VAT number or whole name of the customer',
    ),
    type: oneOf(['SIP', 'MVNO'], errors.typeInvalid.description).describe(
      'SIP: an account with many numbers. MVNO: one mobile number',
    ),
    name: optionalText({ field: 'name' }).describe(
      'Name of the SIP account, without which there is none. MVNO accounts have no name: theirs is not kept',
    ),
    numbers: requiredSeriesList.describe(
      'Phone numbers, and series of them such as `+4570305050-+4570305059`; of an MVNO account one number',
    ),
    simNumber: mvnoCreateInput.shape.simNumber,
    donorSimNumber: mvnoCreateInput.shape.donorSimNumber,
    donorCustomerId: mvnoCreateInput.shape.donorCustomerId,
  })
  .superRefine(
    (line, context) => {
      const isRead = (field: string) => context.issues.every(({ path }) => path?.[0] !== field)
      for (const [field, { description: message }] of togetherFaults(line))
        if (isRead(field)) refuse(context, { message }, [field])
    },
    // Also when some field is at fault: whoever mends the line wants to know all.
    { when: ({ value }) => typeof value === 'object' && value !== null },
  )

/** What only the fields together show. Any may be what was sent, when it is at fault itself. */
function* togetherFaults({ type, name, numbers, simNumber, donorSimNumber }: LineFields) {
  const count = Array.isArray(numbers) ? numbersIn(numbers as NumberSeries[]) : undefined
  if (type === 'SIP' && name === undefined) yield ['name', errors.nameMissing] as const
  if (count === 0) yield ['numbers', errors.numbersMissing] as const
  else if (type === 'MVNO' && count !== 1) yield ['numbers', errors.numbersNotOne] as const
  if (type === 'SIP' && simNumber !== undefined) yield ['simNumber', errors.simNumberOfSip] as const
  if (type === 'SIP' && donorSimNumber !== undefined)
    yield ['donorSimNumber', errors.donorSimNumberOfSip] as const
}

type LineFields = Readonly<Record<'type' | 'name' | 'numbers' | 'simNumber' | 'donorSimNumber', unknown>>

/** How many numbers the series are. */
export function numbersIn(series: readonly NumberSeries[]): number {
  return series.reduce((count, one) => count + lengthOfSeries(one), 0)
}

/** The accounts, not yet checked line by line. */
export const voiceAccountImportInput = z.object({
  voiceAccounts: importLines(lines, mostAccountLines, voiceAccountLine).describe(
    `1 to ${mostAccountLines.toLocaleString('en')} lines, each an account or some of its numbers`,
  ),
  dryRun: dryRun(lines),
})

export const voiceAccountImportOutput = z.object({
  success,
  dryRun: z.boolean().describe('True when nothing was written, as asked for'),
  accounts: z.int().describe('How many accounts were made'),
  numbers: z.int().describe('How many numbers they have'),
  portings: z.int().describe('How many portings were made of the numbers that other operators hold'),
})

export type VoiceAccountLine = z.output<typeof voiceAccountLine>
export type VoiceAccountImportOutput = z.output<typeof voiceAccountImportOutput>
