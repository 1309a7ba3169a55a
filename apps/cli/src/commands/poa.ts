import { poaListInput, poaPath, poaPlanInput, customerPath, poaPreviewInput } from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addFileCall } from '../command/add-file-call.js'
import { addList } from '../command/add-list.js'
import { timeText } from '../output/facts.js'
import type { Session } from '../session.js'
import { addPoaCreate } from './poa-create.js'
import { planText } from './poa-plan.js'
import { addPoaVerify } from './poa-verify.js'
import { addSignedCopies } from './signed-copies.js'

const id = 'CUSTOMER'
const customer = { customerId: '<customer>' }
const document = { ...customer, poaId: '<document>' }
const documentPath = z.object({
  customerId: poaPath.shape.customerId,
  poaId: z.string().describe('Id of the document, 24 hex characters'),
})

const waiting = { DOWNLOAD: 'not fetched', EMAIL: 'not sent', FAX: 'not sent' }

/** The powers of attorney: from the plan to the signed copies. */
export function addPoa(poa: Command, session: Session): void {
  addCall(poa, session, {
    name: 'plan',
    summary: 'Tell which documents would be made, and why donors might refuse them',
    examples: [`poa plan ${id}`],
    takes: z.object({ ...customerPath.shape, ...poaPlanInput.shape }),
    names: customer,
    call: (client, input) => client.porting.poaPlan.query(input),
    show: planText,
  })
  addFileCall(poa, session, {
    name: 'preview',
    summary: 'Fetch the document for one donor as a marked draft; nothing is saved',
    examples: [`poa preview ${id} --operator 01010 -o draft.pdf`],
    takes: z.object({
      ...customerPath.shape,
      ...poaPreviewInput.pick({ operator: true, override: true, mitId: true }).shape,
    }),
    names: customer,
    fetch: (client, input, options) => client.poaPreview(input, options),
  })
  addPoaCreate(poa, session)
  addFileCall(poa, session, {
    name: 'get',
    summary: 'Fetch a document made for download, which works once',
    examples: [`poa get ${id} DOCUMENT -o poa.pdf`],
    takes: documentPath,
    names: document,
    fetch: (client, input) => client.poaDownload(input),
  })
  addFileCall(poa, session, {
    name: 'document',
    summary: 'Fetch any document of a customer, as often as you like; for staff',
    examples: [`poa document ${id} DOCUMENT -o poa.pdf`],
    takes: documentPath,
    names: document,
    fetch: (client, input, options) => client.poaDocument(input, options),
  })
  addList(poa, session, {
    name: 'list',
    summary: 'List the documents of a customer, and what became of each delivery',
    examples: [`poa list ${id}`, `poa list ${id} --all --json`],
    takes: z.object({ ...customerPath.shape, ...poaListInput.shape }),
    names: customer,
    call: (client, input) => client.porting.poaList.query(input),
    plural: 'documents',
    columns: {
      Id: ({ _id }) => _id,
      Made: ({ createdAt }) => timeText(createdAt),
      Donor: ({ operatorName }) => operatorName,
      Numbers: ({ numbers }) => numbers,
      State: ({ replacedAt, downloadedAt, deliveries, method }) =>
        replacedAt ? 'replaced' : (deliveries.at(-1)?.state ?? (downloadedAt ? 'fetched' : waiting[method])),
    },
  })
  addFileCall(poa, session, {
    name: 'print',
    summary: 'Fetch several documents as one PDF to print, marked as copies',
    examples: [`poa print ${id} -o all.pdf`, `poa print ${id} DOCUMENT | lp`],
    takes: z.object({
      ...customerPath.shape,
      documents: z
        .array(z.string())
        .optional()
        .describe('Ids of the documents, in the order of printing. Left out: those of the newest set'),
    }),
    names: { ...customer, documents: '[documents...]' },
    fetch: (client, input, options) => client.poaPrint(input as { customerId: string }, options),
  })
  addFileCall(poa, session, {
    name: 'trail',
    summary: 'Fetch what became of a document, as a PDF',
    examples: [`poa trail ${id} DOCUMENT -o trail.pdf`],
    takes: documentPath,
    names: document,
    fetch: (client, input, options) => client.poaTrail(input, options),
  })
  addSignedCopies(poa, session)
  addPoaVerify(poa, session)
}
