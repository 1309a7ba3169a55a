import { expect, it } from 'vitest'
import { sendersBound } from './mail-costs.js'

it('what bounds several senders is what all processes of an e-mail cost, beside what one sender sends', () => {
  const visit = (rate: number, senders: number) => ({
    rate,
    costs: { senders, mailServer: 0.5, database: 1.5 },
  })
  const [one, several] = [
    [visit(300, 3), visit(280, 4), visit(320, 3)],
    [visit(310, 3), visit(350, 2), visit(200, 4)],
  ]
  expect(sendersBound({ one, several }, 2)).toBe(
    'one sender keeps 0.96 of the 2 processors busy by itself. Of several an e-mail costs the sender 3.0 ms of CPU, ' +
      'the mail server 0.5 ms and the database 1.5 ms, which is all of them at 400 e-mails a second, 1.33 × what one sender sends.',
  )
})
