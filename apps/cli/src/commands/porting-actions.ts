import {
  portingConfirmInput,
  portingContactInput,
  portingPath,
  portingRejectInput,
  portingsTogetherInput,
  portingStageOverrideInput,
} from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { timeText } from '../output/facts.js'
import type { Session } from '../session.js'

const id = 'PORTING'
const names = { _id: '<porting>' }
const together = z.object({ ...portingPath.shape, ...portingsTogetherInput.shape })

/** What moves a porting, and others of its document with it, to another stage. */
export function addPortingActions(portings: Command, session: Session): void {
  addCall(portings, session, {
    name: 'order',
    summary: "Order a porting, at once or when the donor's wait is over",
    examples: [`portings order ${id}`],
    takes: together,
    names,
    call: (client, input) => client.porting.order.mutate(input),
    show: ({ autoStartOrder }) =>
      autoStartOrder ? `It will be ordered at ${timeText(autoStartOrder)}.` : 'Ordered.',
  })
  addCall(portings, session, {
    name: 'cancel',
    summary: 'Call a porting off',
    examples: [`portings cancel ${id}`],
    takes: together,
    names,
    call: (client, input) => client.porting.cancel.mutate(input),
    show: () => 'Called off.',
  })
  addCall(portings, session, {
    name: 'wait-customer',
    summary: 'Wait for the customer to sign a power of attorney',
    examples: [`portings wait-customer ${id}`],
    takes: together,
    names,
    call: (client, input) => client.porting.waitCustomer.mutate(input),
    show: () => 'It waits for the customer now.',
  })
  addCall(portings, session, {
    name: 'contact',
    summary: 'Register what was said with the donor',
    examples: [`portings contact ${id} --message "They look into it until Friday"`],
    takes: z.object({ ...portingPath.shape, ...portingContactInput.shape }),
    names,
    call: (client, input) => client.porting.contact.mutate(input),
    show: () => 'Registered: the donor was contacted.',
  })
  addCall(portings, session, {
    name: 'confirm',
    summary: 'Record the date that the donor confirmed',
    examples: [`portings confirm ${id} --date 2027-01-15`],
    takes: z.object({ ...portingPath.shape, ...portingConfirmInput.shape }),
    names,
    call: (client, input) => client.porting.confirm.mutate(input),
    show: () => 'Confirmed.',
  })
  addCall(portings, session, {
    name: 'reject',
    summary: "Record the donor's refusal",
    examples: [`portings reject ${id} --reason wrong_owner`],
    takes: z.object({ ...portingPath.shape, ...portingRejectInput.shape }),
    names,
    call: (client, input) => client.porting.reject.mutate(input),
    show: () => 'Recorded: the donor refused.',
  })
  addCall(portings, session, {
    name: 'complete',
    summary: 'Record that the numbers have moved',
    examples: [`portings complete ${id}`],
    takes: together,
    names,
    call: (client, input) => client.porting.complete.mutate(input),
    show: () => 'Completed: the numbers have moved.',
  })
  addCall(portings, session, {
    name: 'stage-override',
    summary: 'Put a porting into any stage, by hand',
    examples: [`portings stage-override ${id} --stage in_cancelled`],
    takes: z.object({ ...portingPath.shape, ...portingStageOverrideInput.shape }),
    names,
    call: (client, input) => client.porting.stageOverride.mutate(input),
    show: () => 'The stage is set.',
  })
}
