import type { Client, DocumentedError, RouterInputs } from '@telecomx/client'
import {
  customerLine,
  customerLineErrors,
  mostAccountLines,
  mostCustomers,
  mostOperators,
  mostRanges,
  numberLine,
  numberLineErrors,
  numbersOfSeries,
  operatorCreateErrors,
  operatorCreateInput,
  type VoiceAccountLine,
  voiceAccountLine,
  voiceAccountLineErrors,
} from '@telecomx/client/schemas'
import type { z } from 'zod'
import type { Session } from '../../session/use-session.js'

export const kindNames = ['operators', 'ranges', 'customers', 'accounts'] as const
export type KindName = (typeof kindNames)[number]

export interface ImportField {
  /** As the API names it. */
  name: string
  /** What its column may be called, beside the name. The first is the one of the template. */
  headings: readonly [string, ...string[]]
  form: 'text' | 'integer' | 'boolean' | 'list' | Readonly<Record<string, readonly string[]>>
  isRequired?: true
  /** Left out: whoever may import. */
  least?: Session['accessLevel']
  /** What Excel spoils in it, or what it is where its row does not tell. */
  spoiled?: 'cps' | 'number' | 'customerId'
}

export interface ImportKind {
  least: Session['accessLevel']
  /** So many lines at once. */
  most: number
  fields: readonly ImportField[]
  /** The fields that tell lines apart, shown of each. */
  telling: readonly string[]
  /** By which the server checks a line, and the rows that it can answer. */
  schema: z.ZodType
  rows: Readonly<Record<string, DocumentedError>>
  /** What no two lines may have, of a line that is valid; and what the later one is told. */
  keysOf?: (line: unknown) => readonly string[]
  twice?: DocumentedError
  send: (client: Client, lines: readonly unknown[], options: SendOptions) => Promise<Counts>
}

export interface SendOptions {
  signal: AbortSignal
  context: { timeoutMs: number }
}

/** What became of the lines: how many of what. */
export type Counts = Readonly<Record<string, number | boolean>>

export const importKinds: Readonly<Record<KindName, ImportKind>> = {
  operators: {
    least: 'ADMIN',
    most: mostOperators,
    fields: [
      required('_id', 'CPS-kode', 'CPS', 'CPS code', 'Operatørkode', 'id'),
      required('name', 'Navn', 'Name', 'Operatør', 'Operator'),
      required('address', 'Adresse', 'Address'),
      required(
        'npNumber',
        'Porteringstelefon',
        'Porting phone',
        'NP-nummer',
        'NP number',
        'Telefon',
        'Phone',
      ),
      text('npFax', 'Porteringsfax', 'Porting fax', 'NP-fax', 'Fax'),
      text('npEmail', 'Porterings-e-mail', 'Porting e-mail', 'NP-e-mail', 'NP-mail', 'E-mail', 'Mail'),
      text(
        'npOpeningHours',
        'Åbningstid for portering',
        'Opening hours for porting',
        'Åbningstid',
        'Opening hours',
      ),
      text('notes', 'Noter', 'Notes', 'Note', 'Bemærkninger'),
      {
        ...required(
          'fixedAuth',
          'Sådan godkendes fastnet',
          'How fixed lines are authorised',
          'Fastnet',
          'Fixed',
        ),
        form: { FAX: ['fax'], EMAIL: ['e-mail', 'mail'] },
      },
      {
        ...required(
          'mvnoAuth',
          'Sådan godkendes mobil',
          'How mobile numbers are authorised',
          'Mobil',
          'Mobile',
        ),
        form: {
          ICC: ['kun icc', 'icc alone'],
          ICC_FAX: ['icc og fax', 'icc and fax', 'icc fax'],
          ICC_EMAIL: ['icc og e-mail', 'icc and e-mail', 'icc e-mail', 'icc og mail'],
          FAX: ['fax'],
          EMAIL: ['e-mail', 'mail'],
        },
      },
      text('iccValidation', 'ICC-regel', 'ICC rule'),
      {
        ...text(
          'orderWait',
          'Ventetid før bestilling, timer',
          'Wait before ordering, hours',
          'Ventetid',
          'Order wait',
        ),
        form: 'integer',
      },
      {
        ...text(
          'customerIdValidation',
          'Operatøren sammenligner kundenummeret',
          'The operator compares the customer number',
          'Kundenummer kontrolleres',
        ),
        form: 'boolean',
      },
    ],
    telling: ['_id', 'name', 'npNumber'],
    schema: operatorCreateInput,
    rows: operatorCreateErrors,
    keysOf: (line) => [(line as { _id: string })._id],
    twice: operatorCreateErrors.operatorExists,
    send: (client, operators, options) =>
      client.operator.import.mutate({ operators } as RouterInputs['operator']['import'], options),
  },
  ranges: {
    least: 'ADMIN',
    most: mostRanges,
    fields: [
      {
        ...required('from', 'Fra nummer', 'From number', 'Fra', 'From', 'Nummer', 'Number'),
        spoiled: 'number',
      },
      { ...text('to', 'Til nummer', 'To number', 'Til', 'To'), spoiled: 'number' },
      required('operator', 'CPS-kode', 'CPS code', 'CPS', 'Operatør', 'Operator', 'Operatørkode'),
    ],
    telling: ['from', 'to', 'operator'],
    schema: numberLine,
    rows: numberLineErrors,
    keysOf: (line) => {
      const { from, to } = line as { from: string; to: string }
      return [`${from} ${to}`]
    },
    twice: numberLineErrors.rangeTwice,
    send: (client, ranges, options) =>
      client.number.import.mutate({ ranges } as RouterInputs['number']['import'], options),
  },
  customers: {
    least: 'RESELLER',
    most: mostCustomers,
    fields: [
      required('name', 'Navn', 'Name', 'Kundenavn', 'Kunde', 'Customer', 'Firma', 'Firmanavn', 'Company'),
      text('vatNumber', 'CVR-nummer', 'VAT number', 'CVR', 'CVR-nr', 'CVR/VAT', 'VAT', 'Momsnummer'),
      text('address', 'Adresse', 'Address', 'Vej', 'Gade', 'Street'),
      text('zip', 'Postnummer', 'Postal code', 'Postnr', 'Zip', 'Zip code'),
      text('city', 'By', 'City', 'Bynavn', 'Town'),
      text('state', 'Region', 'State', 'Stat'),
      text('country', 'Land', 'Country', 'Landekode'),
      { ...text('faxNumber', 'Fax', 'Fax number', 'Faxnummer', 'Telefax'), spoiled: 'number' },
      text('emailAddress', 'E-mail', 'E-mail address', 'Mail', 'Email', 'E-mailadresse'),
      { ...text('isReseller', 'Er forhandler', 'Is a reseller', 'Forhandler', 'Reseller'), form: 'boolean' },
      { ...text('reminders', 'Påmindelser', 'Reminders', 'Rykkere'), form: 'boolean' },
      text('parentReseller', 'Forhandler-id', 'Reseller id', 'Under forhandler'),
      { ...text('_id', 'Kunde-id', 'Customer id', 'id'), least: 'ADMIN', spoiled: 'customerId' },
    ],
    telling: ['name', 'vatNumber', 'city'],
    schema: customerLine,
    rows: customerLineErrors,
    send: (client, customers, options) =>
      client.customer.import.mutate({ customers } as RouterInputs['customer']['import'], options),
  },
  accounts: {
    least: 'RESELLER',
    most: mostAccountLines,
    fields: [
      required(
        'customer',
        'Kunde',
        'Customer',
        'CVR-nummer',
        'CVR',
        'VAT number',
        'Kundenavn',
        'Kunde-id',
        'Customer id',
      ),
      {
        ...required('type', 'Type', 'Type', 'Kontotype', 'Account type', 'Slags', 'Kind'),
        form: { SIP: ['sip', 'fastnet', 'fixed', 'fixed line'], MVNO: ['mvno', 'mobil', 'mobile'] },
      },
      text('name', 'Kontonavn', 'Account name', 'Navn', 'Name', 'Konto', 'Account'),
      {
        ...required(
          'numbers',
          'Numre',
          'Numbers',
          'Nummer',
          'Number',
          'Telefonnummer',
          'Phone number',
          'Nummerserie',
        ),
        form: 'list',
        spoiled: 'number',
      },
      {
        ...text('simNumber', 'Nyt SIM-nummer', 'New SIM number', 'SIM-nummer', 'SIM', 'ICC'),
        spoiled: 'number',
      },
      {
        ...text(
          'donorSimNumber',
          'SIM-nummer hos afgivende operatør',
          'SIM number at the donor',
          'Nuværende SIM-nummer',
          'Donor-SIM',
          'Donor SIM',
          'Gammelt SIM-nummer',
        ),
        spoiled: 'number',
      },
      text(
        'donorCustomerId',
        'Kundenummer hos afgivende operatør',
        'Customer number at the donor',
        'Kundenummer',
        'Customer number',
      ),
    ],
    telling: ['customer', 'name', 'numbers'],
    schema: voiceAccountLine,
    rows: voiceAccountLineErrors,
    keysOf: (line) => [...new Set((line as VoiceAccountLine).numbers.flatMap(numbersOfSeries))],
    twice: voiceAccountLineErrors.numberTwice,
    send: (client, voiceAccounts, options) =>
      client.voiceAccount.import.mutate({ voiceAccounts } as RouterInputs['voiceAccount']['import'], options),
  },
}

function text(name: string, ...headings: ImportField['headings']): ImportField {
  const isCode = headings[0] === 'CPS-kode'
  return { name, headings, form: 'text', ...(isCode && { spoiled: 'cps' }) }
}

function required(name: string, ...headings: ImportField['headings']): ImportField {
  return { ...text(name, ...headings), isRequired: true }
}
