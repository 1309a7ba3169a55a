import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  type Operation,
  splitLink,
  type TRPCClient,
  type TRPCLink,
} from '@trpc/client'
import type { CallOptions, WithCallOptions } from './call-options.js'
import { callForFile, type DownloadedFile, type FileCall, fileOf } from './call-for-file.js'
import { fetchWhole } from './fetch-whole.js'
import type { DocumentUploadOutput } from '@telecomx/validation'
import type { AppRouter } from './generated/app-router.js'
import type { RouterInputs } from './router-types.js'
import { limitCalls, markSent } from './limit-calls.js'
import { refuseForeignPages } from './refuse-foreign-pages.js'
import { repeatCalls } from './repeat-calls.js'
import { transformer } from './transformer.js'

export interface ClientOptions {
  /** Where the server is, e.g. `http://127.0.0.1:3000`; without `/trpc`. */
  url: string
  /** An API token, or a function that gives the current one. */
  token: string | (() => string | Promise<string>)
  /** Longest wait for an answer, in milliseconds; 30 seconds unless told otherwise. */
  timeoutMs?: number
  /**
   * How often a call is sent again that was refused for now, or a read that was not answered; 2 unless told otherwise,
   * 0 never.
   */
  retries?: number
  /**
   * Links of tRPC that see each call before it is sent, and what came of it after all repeats: a log, say, or a cache.
   * Calls with files do not pass them.
   */
  links?: readonly TRPCLink<AppRouter>[]
  /** Another `fetch`, e.g. one with a proxy. */
  fetch?: typeof fetch
}

export interface PoaFileRequest {
  customerId: string
  poaId: string
  /** Wished file name. */
  filename?: string
}

/** What it shall say, as it would be given to poaCreate, and of whom. */
export interface PoaPreviewRequest extends Pick<RouterInputs['porting']['poaCreate'], 'override' | 'mitId'> {
  customerId: string
  /** CPS code of the donor. */
  operator: string
  /** Wished file name. */
  filename?: string
}

export interface PoaPrintRequest {
  customerId: string
  /** Ids of the documents, in the order of printing. Left out: the documents of the newest set. */
  documents?: readonly string[]
  /** Wished file name. */
  filename?: string
}

export interface DocumentUploadRequest {
  portingId: string
  /** A PDF, PNG or JPG of at most 10 MB. */
  bytes: Uint8Array<ArrayBuffer> | Blob
  filename: string
}

export type DocumentReceiveRequest = Omit<DocumentUploadRequest, 'portingId'>

export interface DocumentFileRequest {
  /** Left out: any signed copy, whether a porting has it or none; ADMIN. */
  portingId?: string
  documentId: string
}

export interface DocumentPageRequest extends DocumentFileRequest {
  /** Counted from 1. */
  page: number
}

/** Answers that are files; they travel over REST. */
export interface Downloads {
  /** The PDF of a document made with DOWNLOAD. Works once; then the server answers 404 `id`. */
  poaDownload(request: PoaFileRequest, options?: CallOptions): Promise<DownloadedFile>
  /** The PDF of any document, as often as wanted; RESELLER_ADMIN and ADMIN. */
  poaDocument(request: PoaFileRequest, options?: CallOptions): Promise<DownloadedFile>
  /** What became of a document, as a PDF, as often as wanted. */
  poaTrail(request: PoaFileRequest, options?: CallOptions): Promise<DownloadedFile>
  /** The PDF that poaCreate would make now for one donor, marked as a draft. Nothing is saved. */
  poaPreview(request: PoaPreviewRequest, options?: CallOptions): Promise<DownloadedFile>
  /** Documents as one PDF to print, marked as copies; as often as wanted. */
  poaPrint(request: PoaPrintRequest, options?: CallOptions): Promise<DownloadedFile>
  /** The file of a signed copy, as it came. */
  documentFile(request: DocumentFileRequest, options?: CallOptions): Promise<DownloadedFile>
  /** A page of it as a PNG. */
  documentPage(request: DocumentPageRequest, options?: CallOptions): Promise<DownloadedFile>
}

/** What is sent as a file; it travels over REST. */
export interface Uploads {
  /** Files a signed copy for the portings whose code it has. Waits two minutes for the answer, unless told otherwise. */
  documentUpload(request: DocumentUploadRequest, options?: CallOptions): Promise<DocumentUploadOutput>
  /** The same by the code alone; what has none that can be read waits for staff. */
  documentReceive(request: DocumentReceiveRequest, options?: CallOptions): Promise<DocumentUploadOutput>
}

/**
 * The procedures by router and name, each with its own input, output and errors; and the calls with files. It is a client of
 * tRPC to tRPC's bindings, too.
 */
export interface Client extends WithCallOptions<TRPCClient<AppRouter>>, Downloads, Uploads {}

/**
 * A client with the server's own types. Reads of one moment travel together; every mutation travels alone. The client
 * sends again what was refused without being done, and reads that were not answered. A failed call throws:
 * `documentedErrorOf` gives its row, `isTimeout` and `isOutcomeUnknown` tell of answers that did not come.
 */
export function createClient(options: ClientOptions): Client {
  const origin = options.url.replace(/\/+$/, '')
  const { timeoutMs = 30_000, retries = 2 } = options
  const headers = async () => ({
    authorization: `Bearer ${typeof options.token === 'function' ? await options.token() : options.token}`,
  })
  const ownFetch = fetchWhole(options.fetch)
  const link = { url: `${origin}/trpc`, transformer, headers, fetch: refuseForeignPages(ownFetch) }
  const headersOfChange = async ({ op }: { op: Operation }) => {
    const ready = await headers()
    markSent(op)
    return ready
  }
  const trpc = createTRPCClient<AppRouter>({
    links: [
      ...(options.links ?? []),
      limitCalls(timeoutMs),
      repeatCalls(retries),
      splitLink({
        // What is too long for a URL of several goes alone, to be answered by whoever takes it or does not.
        condition: (call) => call.type === 'query' && urlLength(link.url, call) <= longestUrl,
        // As many as the server takes in one request.
        true: httpBatchLink({ ...link, maxItems: 10, maxURLLength: longestUrl }),
        false: httpLink({ ...link, headers: headersOfChange }),
      }),
    ],
  })
  const call = <Answer>(
    path: string,
    { query = {}, ...asked }: Pick<FileCall<Answer>, 'read' | 'body' | 'changing'> & { query?: Query },
    { signal, context }: CallOptions = {},
  ) => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    )
    const url = `${origin}${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ''}`
    return callForFile(
      ownFetch,
      { ...asked, url, headers, retries },
      { ...(signal && { signal }), context: { timeoutMs, ...context } },
    )
  }
  const upload = (
    path: string,
    { bytes, filename, changing }: DocumentReceiveRequest & { changing: string },
    { context, ...options }: CallOptions = {},
  ) => {
    const body = new FormData()
    body.append('file', bytes instanceof Blob ? bytes : new Blob([bytes]), filename)
    const read = (response: Response) => response.json() as Promise<DocumentUploadOutput>
    const patient = { timeoutMs: Math.max(timeoutMs, uploadMs), ...context }
    return call(path, { body, read, changing }, { ...options, context: patient })
  }
  const files: Downloads & Uploads = {
    poaDownload: ({ filename, ...ids }, options) =>
      call(poaPath(ids, 'get'), { query: { filename }, read: fileOf, changing: 'poaDownload' }, options),
    poaDocument: ({ filename, ...ids }, options) =>
      call(poaPath(ids, 'document'), { query: { filename }, read: fileOf }, options),
    poaTrail: ({ filename, ...ids }, options) =>
      call(poaPath(ids, 'trail'), { query: { filename }, read: fileOf }, options),
    poaPreview: ({ customerId, ...asked }, options) => {
      const body = new Blob([JSON.stringify(asked)], { type: 'application/json' })
      return call(poaPath({ customerId }, 'preview'), { body, read: fileOf }, options)
    },
    poaPrint: ({ customerId, documents, filename }, options) =>
      call(
        poaPath({ customerId }, 'print'),
        { query: { documents: documents?.join(','), filename }, read: fileOf },
        options,
      ),
    documentUpload: ({ portingId, ...file }, options) =>
      upload(documentPath({ portingId }), { ...file, changing: 'documentUpload' }, options),
    documentReceive: (file, options) =>
      upload(documentPath({}), { ...file, changing: 'documentReceive' }, options),
    documentFile: (ids, options) => call(documentPath(ids), { read: fileOf }, options),
    documentPage: ({ page, ...ids }, options) =>
      call(documentPath(ids), { query: { page }, read: fileOf }, options),
  }
  // Whatever is no call with a file is a router: those are the server's, and listed nowhere here.
  return new Proxy(files as Client, {
    get: (own, name) => Reflect.get(name in own ? own : trpc, name) as unknown,
  })
}

/** Longer ones a proxy may refuse: many take 8 kB for the line that names it. */
const longestUrl = 8_000

/** How long the URL becomes when the call travels as one of several. */
function urlLength(url: string, { path, input }: Operation): number {
  const inputs = JSON.stringify({ 0: transformer.input.serialize(input) })
  return `${url}/${path}?batch=1&input=${encodeURIComponent(inputs)}`.length
}

type Query = Record<string, string | number | undefined>

/** So long the server lets an upload take. */
const uploadMs = 120_000

function documentPath({ portingId, documentId }: { portingId?: string; documentId?: string }): string {
  const pieces = [...(portingId === undefined ? [] : ['porting', portingId]), 'document']
  return `/${[...pieces, ...(documentId === undefined ? [] : [documentId])].map(encodeURIComponent).join('/')}`
}

function poaPath({ customerId, poaId }: { customerId: string; poaId?: string }, what: string): string {
  const pieces = ['porting', customerId, 'poa', what, ...(poaId === undefined ? [] : [poaId])]
  return `/${pieces.map(encodeURIComponent).join('/')}`
}
