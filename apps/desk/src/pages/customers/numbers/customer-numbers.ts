import type { RouterOutputs } from '@telecomx/client'

export type Account = RouterOutputs['voiceAccount']['list']['voiceAccounts'][number]
export type SipAccount = Extract<Account, { type: 'SIP' }>
export type MvnoAccount = Extract<Account, { type: 'MVNO' }>
export type Porting = RouterOutputs['porting']['list']['portings'][number]

export interface CustomerNumbers {
  sipAccounts: readonly SipAccount[]
  mvnoAccounts: readonly MvnoAccount[]
  /** Of each number (E.164) the newest porting. */
  portingOf: ReadonlyMap<string, Porting>
  /** Of each number (E.164) the account that it is on. */
  accountOf: ReadonlyMap<string, Account>
}

export function numbersOf(account: Account): readonly string[] {
  if (account.type === 'SIP') return account.numbers
  return account.number === undefined ? [] : [account.number]
}
