import type { RouterOutputs } from '@telecomx/client'
import {
  documentFileInput,
  documentListInput,
  documentMailsInput,
  documentMatchInput,
  documentPath,
  documentRefuseInput,
  documentSearchInput,
  documentUnmatchedInput,
  documentAlonePath,
  poaSendPortings,
  poaSendRecipient,
  portingPath,
} from '@telecomx/client/schemas'
import type { Command } from 'commander'
import { z } from 'zod'
import { addCall } from '../command/add-call.js'
import { addFileCall } from '../command/add-file-call.js'
import { addList } from '../command/add-list.js'
import { counted } from '../output/counted.js'
import { facts, timeText } from '../output/facts.js'
import type { Columns } from '../output/table.js'
import type { Session } from '../session.js'
import { addPoaReceive, addPoaUpload } from './poa-upload.js'

type SignedCopy = RouterOutputs['porting']['documentList']['documents'][number]

const [porting, copy] = ['PORTING', 'COPY']
const names = { _id: '<porting>', document: '<copy>' }

const columns: Columns<SignedCopy> = {
  Id: ({ _id }) => _id,
  Came: ({ receivedAt }) => timeText(receivedAt),
  Code: ({ code }) => code,
  State: ({ state, reason }) => (reason ? `${state} (${reason})` : state),
}

/** What came back signed: looked at, filed, sent on. */
export function addSignedCopies(poa: Command, session: Session): void {
  addPoaUpload(poa, session)
  addPoaReceive(poa, session)
  addList(poa, session, {
    name: 'signed',
    summary: 'List what came back signed, whosever portings it is for, the oldest first',
    examples: ['poa signed', 'poa signed --status to_review'],
    takes: documentSearchInput,
    call: (client, input) => client.document.search.query(input),
    plural: 'documents',
    columns: {
      Id: ({ _id }) => _id,
      Came: ({ receivedAt }) => timeText(receivedAt),
      Status: ({ status }) => status,
      Porting: ({ portings }) => portings[0],
    },
    below: ['About', aboutOf],
  })
  addList(poa, session, {
    name: 'copies',
    summary: 'List the signed copies that came back for a porting',
    examples: [`poa copies ${porting}`],
    takes: z.object({ ...portingPath.shape, ...documentListInput.shape }),
    names: { _id: '<porting>' },
    call: (client, input) => client.porting.documentList.query(input),
    plural: 'documents',
    columns,
    below: ['File', ({ filename }) => filename],
  })
  addFileCall(poa, session, {
    name: 'copy',
    summary: 'Fetch the file of a signed copy, or a page of it as a picture',
    examples: [`poa copy ${copy} -o scan.pdf`, `poa copy ${copy} --porting ${porting} --page 1 -o page.png`],
    takes: z.object({
      ...documentAlonePath.shape,
      porting: portingPath.shape._id
        .optional()
        .describe('A porting that has it; who is not ADMIN must name one'),
      page: documentFileInput.shape.page,
    }),
    names: { document: '<copy>' },
    fetch: (client, { document, porting, page }, options) => {
      const ids = { documentId: document, ...(porting && { portingId: porting }) }
      return page == null ? client.documentFile(ids, options) : client.documentPage({ ...ids, page }, options)
    },
  })
  addReview(poa, session)
  addCall(poa, session, {
    name: 'send',
    summary: 'Send the signed copy to the donor, or to somebody else',
    examples: [`poa send ${porting}`, `poa send ${porting} --recipient kontor@kunde.example`],
    takes: z.object({ ...portingPath.shape, ...poaSendRecipient.shape, ...poaSendPortings.shape }),
    names: { _id: '<porting>' },
    call: (client, input) => client.porting.poaSend.mutate(input),
    show: ({ deliveries }) => `Queued. Deliveries: ${deliveries.join(', ')}`,
  })
  addUnmatched(poa, session)
}

type FoundCopy = RouterOutputs['document']['search']['documents'][number]

function aboutOf({ customerName, portings, expected, filename, sender }: FoundCopy): string {
  const parts = [
    customerName,
    portings.length > 0 && counted(portings.length, 'porting'),
    expected && `${counted(expected.numberCount, 'number')}, donor ${expected.operator.name}`,
    `file ${filename}`,
    sender && `from ${sender}`,
  ]
  return parts.filter(Boolean).join(', ')
}

function addReview(poa: Command, session: Session): void {
  addCall(poa, session, {
    name: 'approve',
    summary: 'Say that a signed copy is in order',
    examples: [`poa approve ${porting} ${copy}`],
    takes: documentPath,
    names,
    call: (client, input) => client.porting.documentApprove.mutate(input),
    show: ({ document }, width) => facts(document, width),
  })
  addCall(poa, session, {
    name: 'refuse',
    summary: 'Refuse a signed copy, and tell the customer why',
    examples: [`poa refuse ${porting} ${copy} --reason not_signed`],
    takes: z.object({ ...documentPath.shape, ...documentRefuseInput.shape }),
    names,
    call: (client, input) => client.porting.documentRefuse.mutate(input),
    show: ({ document }, width) => facts(document, width),
  })
  addCall(poa, session, {
    name: 'delete',
    summary: 'Take a signed copy away',
    examples: [`poa delete ${porting} ${copy}`],
    takes: documentPath,
    names,
    call: (client, input) => client.porting.documentDelete.mutate(input),
    show: () => 'The signed copy is taken away.',
  })
}

/** Copies of which nobody knows the portings. */
function addUnmatched(poa: Command, session: Session): void {
  addList(poa, session, {
    name: 'unmatched',
    summary: 'List signed copies of which nobody knows the portings',
    examples: ['poa unmatched'],
    takes: documentUnmatchedInput,
    call: (client, input) => client.document.unmatched.query(input),
    plural: 'documents',
    columns,
    below: ['File', ({ filename, sender }) => (sender ? `${filename}, from ${sender}` : filename)],
  })
  addCall(poa, session, {
    name: 'match',
    summary: 'Say which portings a signed copy is for',
    examples: [`poa match ${copy} ${porting}`],
    takes: z.object({ ...documentAlonePath.shape, ...documentMatchInput.shape }),
    names: { document: '<copy>', portings: '<portings...>' },
    call: (client, input) => client.document.match.mutate(input),
    show: ({ document }, width) => facts(document, width),
  })
  addCall(poa, session, {
    name: 'discard',
    summary: 'Throw a file away that is no signed copy',
    examples: [`poa discard ${copy}`],
    takes: documentAlonePath,
    names: { document: '<copy>' },
    call: (client, input) => client.document.discard.mutate(input),
    show: () => 'The file is thrown away.',
  })
  addList(poa, session, {
    name: 'mails',
    summary: 'List e-mails that brought files, with what became of each file',
    examples: ['poa mails', 'poa mails --left-out'],
    takes: documentMailsInput,
    call: (client, input) => client.document.mails.query(input),
    plural: 'mails',
    columns: {
      Came: ({ receivedAt }) => timeText(receivedAt),
      From: ({ sender }) => sender,
      Subject: ({ subject }) => subject,
      Filed: ({ documents }) => documents.length,
    },
    below: ['Files', filesOf],
  })
}

type Mail = RouterOutputs['document']['mails']['mails'][number]

function filesOf({ leftOut }: Mail): string | undefined {
  const files = leftOut.map(({ filename, reason }) => `${filename ?? 'a file'} (${reason})`)
  return files.length > 0 ? `left out: ${files.join(', ')}` : undefined
}
