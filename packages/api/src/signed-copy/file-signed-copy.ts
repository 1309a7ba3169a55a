import {
  type Actor,
  type DatabaseTransaction,
  type DocumentToSign,
  findDocumentByCode,
  findNewestDocumentOf,
  findSignedCopy,
  insertAuditEntry,
  insertSignedCopy,
  inTransaction,
  isDuplicate,
  linkSignedCopyToPortings,
  lockPortings,
  lockPortingsAndCopies,
  mayMove,
  movePortings,
  type NewSignedCopy,
  type PortingToMove,
} from '@telecomx/database'
import { isMarkedUnsigned } from '@telecomx/poa-document'
import {
  type DocumentedError,
  documentUploadErrors as errors,
  type ErrorDetails,
  mostNamed,
  type PortingInTheWay,
  type PortingStage,
  portingsInTheWay,
  type SignedCopy,
  type Upload,
} from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { namedPorting } from '../failures/named-porting.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { assertRoom } from './assert-room.js'
import { matchPortings, takesCopies } from './match-signed-copy.js'
import { type MaySee, readSignedCopy, type ReadSignedCopy } from './read-signed-copy.js'

/** How a signed copy came. */
export interface CopyArrival {
  source: 'UPLOAD' | 'EMAIL'
  /** The porting that it was uploaded to: it must be for that one. Without it the porting code alone decides. */
  uploadedTo?: string
  /** Of an upload to no porting: the customer that it is, as long as no code says whose. */
  handedInFor?: string | undefined
  /** Who sent the mail that it came with. */
  sender?: string | undefined
  /** Id of that mail. */
  receivedMail?: string
  /** Of a code: whether whoever uploads it may know what it is for, by the customer's id. */
  maySee?: MaySee
}

export type FileToFile = Upload & CopyArrival & { tenant?: string }

export interface FilingOptions {
  /** Lets the transaction wait for its turn. What is read before waits for nobody. */
  inTurn?: (store: () => Promise<SignedCopy>, copy: ReadSignedCopy) => Promise<SignedCopy>
}

/**
 * Reads a file that came back and files it for the portings of the document whose code it has; they are then
 * IN_POA_RECEIVED_FROM_CUSTOMER. A file without a readable code waits UNMATCHED for a person. Throws an `ApiFailure` with a row of the
 * upload otherwise; nothing is stored then.
 */
export async function fileSignedCopy(
  dependencies: Pick<Dependencies, 'database' | 'scanReader' | 'newId'>,
  actor: Actor,
  { bytes, filename, tenant, ...arrival }: FileToFile,
  { inTurn = (store) => store() }: FilingOptions = {},
): Promise<SignedCopy> {
  const { maySee } = arrival
  const whose = tenant === undefined ? { maySee } : { maySee, tenant }
  const copy = await readSignedCopy(dependencies, { bytes, filename }, whose)
  const store = () =>
    inTransaction(dependencies.database, (trx) => storeSignedCopy(trx, dependencies, actor, copy, arrival))
  return inTurn(store, copy)
}

/**
 * The part of `fileSignedCopy` that is SQL, for those who file several in one transaction, as a mail's are. One that came by
 * mail and fits nothing is UNMATCHED, too: nobody would hear of a refusal.
 */
export async function storeSignedCopy(
  trx: DatabaseTransaction,
  { newId }: Pick<Dependencies, 'newId'>,
  actor: Actor,
  copy: ReadSignedCopy,
  arrival: CopyArrival,
): Promise<SignedCopy> {
  const found = await findPlace(trx, copy, arrival)
  const { document, portings, customerId } = found
  await assertRoom(trx, {
    bytes: copy.bytes,
    portingId: arrival.uploadedTo ?? portings[0]?.id,
    customerId,
    isUnmatchedMail: arrival.source === 'EMAIL' && portings.length === 0,
  })
  const id = newId()
  await insertOnce(trx, {
    ...copy,
    ...arrival,
    id,
    state: portings.length > 0 ? 'RECEIVED' : 'UNMATCHED',
    customerId,
    poaDocumentId: portings.length > 0 ? document?.id : undefined,
    portingCode: copy.codes.length === 1 ? copy.codes[0] : undefined,
    employeeId: actor.employeeId,
  })
  const ids = portings.map((porting) => porting.id)
  await linkSignedCopyToPortings(trx, id, ids)
  await insertAuditEntry(trx, actor, {
    action: actionOf(arrival),
    customerId,
    objectType: 'signedCopy',
    objectId: id,
    after: { filename: copy.filename, sha256: copy.sha256, poaDocument: document?.id, portings: ids },
  })
  await receivePortings(trx, actor, id, portings)
  return readBack(trx, id)
}

function actionOf({ source, uploadedTo }: CopyArrival) {
  if (source === 'EMAIL') return 'document.receive'
  return uploadedTo === undefined ? 'portingFile.documentReceive' : 'portingFile.documentUpload'
}

/** Moves those on that waited for the signed copy; it is filed for the others beside the one that they have. */
export async function receivePortings(
  trx: DatabaseTransaction,
  actor: Actor,
  copyId: string,
  portings: readonly PortingToMove[],
): Promise<void> {
  const waiting = portings.filter(({ stage }) => mayMove(stage, 'receivePoa'))
  const [first] = waiting
  if (!first) return
  await movePortings(trx, waiting, 'receivePoa', {
    actor,
    customerId: first.customer,
    message: null,
    details: { document: copyId },
  })
}

/** The signed copy as it stands after the change. */
export async function readBack(trx: DatabaseTransaction, copyId: string): Promise<SignedCopy> {
  const copy = await findSignedCopy(trx, copyId)
  if (!copy) throw new Error('the signed copy was here a moment ago')
  return copy
}

async function insertOnce(trx: DatabaseTransaction, copy: NewSignedCopy): Promise<void> {
  try {
    await insertSignedCopy(trx, copy)
  } catch (error) {
    if (isDuplicate(error)) throw new ApiFailure(errors.alreadyHere, { cause: error })
    throw error
  }
}

/** Where a signed copy belongs; without portings it is still to be matched. */
interface Place {
  portings: PortingToMove[]
  document?: DocumentToSign
  customerId?: string | undefined
}

async function findPlace(
  trx: DatabaseTransaction,
  { codes, sha256, bytes }: ReadSignedCopy,
  { source, uploadedTo, handedInFor, maySee }: CopyArrival,
): Promise<Place> {
  const isUpload = source === 'UPLOAD'
  const [code, other] = codes
  if (isMarkedUnsigned(bytes)) throw refused(errors.notSigned, { codes })
  if (other !== undefined && isUpload) throw refused(errors.codesDiffer, { codes })
  const document = code === undefined || other !== undefined ? undefined : await findDocumentByCode(trx, code)
  if (document?.sha256 === sha256) throw refused(errors.notSigned, { codes })
  if (!isUpload) return document ? placeByCode(trx, document) : { portings: [] }
  if (code !== undefined && !document) throw refused(errors.codeUnknown, { codes })
  if (uploadedTo === undefined) {
    if (!document) return { portings: [], customerId: handedInFor }
    // Whose a foreign code is, is told to nobody, and neither that there is one.
    if (!(await maySee?.(trx, document.customer))) throw refused(errors.codeUnknown, { codes })
    return placeOfHandedIn(trx, document, codes)
  }
  const place = document ? await matchPortings(trx, document, uploadedTo) : undefined
  const target = await lockTarget(trx, uploadedTo)
  if (!document || !place) return { portings: [], customerId: target.customer }
  if (place.toFile.some(({ id }) => id === uploadedTo))
    return { document, portings: place.toFile, customerId: document.customer }
  if (document.portings.includes(uploadedTo))
    throw await outdated(trx, document, [uploadedTo], { codes, reason: place.misfits.get(uploadedTo) })
  const isKnown = await maySee?.(trx, document.customer)
  const itsPortings = isKnown ? await lockPortings(trx, document.portings.slice(0, mostNamed)) : []
  throw refused(errors.codeOfOther, { codes, ...(isKnown && portingsOf(itsPortings, document)) })
}

async function placeByCode(trx: DatabaseTransaction, document: DocumentToSign): Promise<Place> {
  const { toFile } = await matchPortings(trx, document)
  return { document, portings: toFile, customerId: document.customer }
}

/** Where the code alone says; refused where none of its portings takes it, because whoever hands it in is there to hear it. */
async function placeOfHandedIn(
  trx: DatabaseTransaction,
  document: DocumentToSign,
  codes: string[],
): Promise<Place> {
  const { toFile, misfits } = await matchPortings(trx, document)
  if (toFile.length > 0) return { document, portings: toFile, customerId: document.customer }
  const [reason] = misfits.values()
  if (reason) throw await outdated(trx, document, document.portings, { codes, reason })
  const portings = await lockPortings(trx, document.portings)
  throw refused(errors.stageWrong, portingsInTheWay(portings.map(namedPorting)))
}

/** The porting that it is uploaded to, which is locked by now as all those of a document are. */
async function lockTarget(trx: DatabaseTransaction, portingId: string): Promise<PortingToMove> {
  const [porting] = await lockPortingsAndCopies(trx, [portingId])
  if (!porting) throw new ApiFailure(errors.portingNotFound)
  assertTakesCopies(namedPorting(porting))
  return porting
}

type PortingAtStage = PortingInTheWay & { stage: PortingStage }

/** 403 `stage` when the porting takes no signed copies: the donor has one, or it is over. */
export function assertTakesCopies(porting: PortingAtStage): void {
  if (!takesCopies(porting)) throw refused(errors.stageWrong, portingsInTheWay([porting]))
}

/** What is to be signed in place of a document that does not hold any more is said where there is such a one. */
async function outdated(
  trx: DatabaseTransaction,
  document: DocumentToSign,
  portings: readonly string[],
  details: ErrorDetails,
): Promise<ApiFailure> {
  const newest = await findNewestDocumentOf(trx, portings)
  const isOther = newest && !newest.isReplaced && newest.id !== document.id
  return refused(errors.documentOutdated, { ...details, ...(isOther && { current: newest.portingCode }) })
}

function portingsOf(portings: readonly PortingToMove[], document: DocumentToSign): ErrorDetails {
  return { portings: portings.map(namedPorting), count: document.portings.length }
}

function refused(row: DocumentedError, { codes, ...details }: ErrorDetails): ApiFailure {
  return new ApiFailure(row, { details: { ...details, ...(codes && { codes: codes.slice(0, mostNamed) }) } })
}
