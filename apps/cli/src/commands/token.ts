import {
  tokenCreateInput,
  tokenListEmployee,
  tokenListInput,
  tokenPath,
  tokensEmployee,
} from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addList } from '../command/add-list.js'
import { timeText } from '../output/facts.js'
import type { Session } from '../session.js'

export function addToken(token: Command, session: Session): void {
  addCall(token, session, {
    name: 'create',
    summary: 'Make an API token of an employee, which is shown this once',
    examples: [
      'token create EMPLOYEE --name "billing system"',
      'token create EMPLOYEE --name nightly \\\n    --expires-at 2027-12-31T23:00:00Z > token.txt',
    ],
    remarks: 'The token stands alone on standard output. It is stored nowhere, and cannot\nbe shown again.',
    takes: z.object({ ...tokensEmployee.shape, ...tokenCreateInput.shape }),
    names: { employee: '<employee>' },
    call: (client, input) => client.token.create.mutate(input),
    show: (answer) => answer.token,
  })
  addList(token, session, {
    name: 'list',
    summary: 'List the tokens of an employee, the newest first; your own unless told otherwise',
    examples: ['token list', 'token list EMPLOYEE'],
    takes: z.object({ ...tokenListEmployee.shape, ...tokenListInput.shape }),
    names: { employee: '[employee]' },
    call: (client, input) => client.token.list.query(input),
    plural: 'tokens',
    columns: {
      Id: ({ _id }) => _id,
      Begins: ({ prefix }) => prefix,
      Name: ({ name }) => name,
      Level: ({ accessLevel }) => accessLevel,
      State: ({ revokedAt, expiresAt }) => stateOf(revokedAt, expiresAt),
    },
  })
  addCall(token, session, {
    name: 'revoke',
    summary: 'Withdraw a token',
    examples: ['token revoke TOKEN'],
    takes: tokenPath,
    names: { _id: '<token>' },
    call: (client, input) => client.token.revoke.mutate(input),
    show: () => 'The token is withdrawn.',
  })
}

function stateOf(revokedAt: string | undefined, expiresAt: string | undefined): string {
  if (revokedAt) return `revoked ${timeText(revokedAt)}`
  if (!expiresAt) return 'valid'
  return `${new Date(expiresAt) < new Date() ? 'expired' : 'until'} ${timeText(expiresAt)}`
}
