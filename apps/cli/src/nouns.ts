import type { Command } from 'commander'
import type { Session } from './session.js'

/** Adds what stands behind a noun, or the one command of that name. */
export type Add = (parent: Command, session: Session) => void

/** What can stand behind `telecomx`; what it brings is loaded when it is called. */
export type Noun = { name: string; summary: string } & (
  | { group: () => Promise<Add> }
  | { command: () => Promise<Add> }
)

export const nouns: readonly Noun[] = [
  {
    name: 'login',
    summary: 'Sign in with a token, or by a link that is mailed, and keep it',
    command: async () => (await import('./commands/sign-in.js')).addLogin,
  },
  {
    name: 'logout',
    summary: 'Forget the token that login kept',
    command: async () => (await import('./commands/sign-in.js')).addLogout,
  },
  {
    name: 'whoami',
    summary: 'Tell who is signed in, where, and with which level',
    command: async () => (await import('./commands/sign-in.js')).addWhoami,
  },
  {
    name: 'work',
    summary: 'List what waits for a person, the oldest first',
    command: async () => (await import('./commands/work.js')).addWork,
  },
  {
    name: 'overview',
    summary: 'Tell how porting goes: stages, waiting, deliveries, how long it takes',
    command: async () => (await import('./commands/overview.js')).addOverview,
  },
  {
    name: 'operators',
    summary: 'The registry of operators',
    group: async () => (await import('./commands/operators.js')).addOperators,
  },
  {
    name: 'numbers',
    summary: 'Which operator holds which number',
    group: async () => (await import('./commands/numbers.js')).addNumbers,
  },
  {
    name: 'customers',
    summary: 'Customers: the owners of numbers',
    group: async () => (await import('./commands/customers.js')).addCustomers,
  },
  {
    name: 'employees',
    summary: 'Employees of customers, and what they may do',
    group: async () => (await import('./commands/employees.js')).addEmployees,
  },
  {
    name: 'accounts',
    summary: 'SIP and MVNO accounts, and the numbers on them',
    group: async () => (await import('./commands/accounts.js')).addAccounts,
  },
  {
    name: 'portings',
    summary: 'Portings, and their way from stage to stage',
    group: async () => (await import('./commands/portings.js')).addPortings,
  },
  {
    name: 'poa',
    summary: 'Powers of attorney (POA), and the signed copies that come back',
    group: async () => (await import('./commands/poa.js')).addPoa,
  },
  {
    name: 'deliveries',
    summary: 'What was sent by e-mail and fax',
    group: async () => (await import('./commands/deliveries.js')).addDeliveries,
  },
  {
    name: 'token',
    summary: 'API tokens',
    group: async () => (await import('./commands/token.js')).addToken,
  },
  {
    name: 'audit',
    summary: 'List what was changed, by whom and when',
    command: async () => (await import('./commands/audit.js')).addAudit,
  },
  {
    name: 'completion',
    summary: 'Print what makes a shell complete words with the Tab key',
    command: async () => (await import('./commands/completion.js')).addCompletion,
  },
]
