import { createTRPCClient, httpBatchLink, httpLink, splitLink, type TRPCClient } from '@trpc/client'
import superjson from 'superjson'
import { downloadFile, type DownloadedFile } from './download-file.js'
import type { AppRouter } from './generated/app-router.js'

export interface ClientOptions {
  /** Where the server is, e.g. `http://127.0.0.1:3000`; without `/trpc`. */
  url: string
  /** An API token, or a function that gives the current one. */
  token: string | (() => string | Promise<string>)
  /** Another `fetch`, e.g. one with a proxy. */
  fetch?: typeof fetch
}

export interface PoaFileRequest {
  customerId: string
  poaId: string
  /** Wished file name. */
  filename?: string
}

export interface PoaPreviewRequest {
  customerId: string
  /** CPS code of the donor. */
  operator: string
  /** Wished file name. */
  filename?: string
}

/**
 * The procedures by router and name, each with its own input, output and errors; and the downloads. tRPC keeps its own
 * untyped client under a symbol, which is nobody's business.
 */
export interface Client extends Omit<TRPCClient<AppRouter>, symbol> {
  /** The PDF of a document made with DOWNLOAD. Works once; then the server answers 404 `id`. */
  poaDownload(request: PoaFileRequest): Promise<DownloadedFile>
  /** The PDF of any document, as often as wanted; RESELLER_ADMIN and ADMIN. */
  poaDocument(request: PoaFileRequest): Promise<DownloadedFile>
  /** The PDF that poaCreate would make now for one donor, marked as a draft. Nothing is saved. */
  poaPreview(request: PoaPreviewRequest): Promise<DownloadedFile>
}

/**
 * A client with the server's own types. Reads of one moment travel together; every mutation travels alone and is
 * never repeated by the client. A failed call throws; `documentedErrorOf` gives its row.
 */
export function createClient(options: ClientOptions): Client {
  const origin = options.url.replace(/\/+$/, '')
  const headers = async () => ({
    authorization: `Bearer ${typeof options.token === 'function' ? await options.token() : options.token}`,
  })
  const link = { url: `${origin}/trpc`, transformer: superjson, headers, fetch: options.fetch }
  const trpc: TRPCClient<AppRouter> = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'query',
        // As many as the server takes in one request, in a URL that every proxy lets through.
        true: httpBatchLink({ ...link, maxItems: 10, maxURLLength: 2_000 }),
        false: httpLink(link),
      }),
    ],
  })
  const file = async (customerId: string, path: string, query: Record<string, string | undefined>) => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    )
    const url = `${origin}/porting/${encodeURIComponent(customerId)}/poa/${path}?${new URLSearchParams(given)}`
    return downloadFile(options.fetch ?? fetch, url, await headers())
  }
  return {
    number: trpc.number,
    customer: trpc.customer,
    employee: trpc.employee,
    operator: trpc.operator,
    porting: trpc.porting,
    token: trpc.token,
    mvnoAccount: trpc.mvnoAccount,
    sipAccount: trpc.sipAccount,
    voiceAccount: trpc.voiceAccount,
    poaDownload: ({ customerId, poaId, filename }) =>
      file(customerId, `get/${encodeURIComponent(poaId)}`, { filename }),
    poaDocument: ({ customerId, poaId, filename }) =>
      file(customerId, `document/${encodeURIComponent(poaId)}`, { filename }),
    poaPreview: ({ customerId, ...query }) => file(customerId, 'preview', query),
  }
}
