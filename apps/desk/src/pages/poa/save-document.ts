import type { DownloadedFile } from '@telecomx/client'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { saveFile } from '../../parts/save-file.js'

const keyOf = (poaId: string) => ['poaDownload', poaId]
// Fetched once, it is not to be had again: kept as long as the tab is signed in.
queryClient.setQueryDefaults(['poaDownload'], { gcTime: Number.POSITIVE_INFINITY })

/** The file of a document that was fetched in this tab. */
export function fetchedFile(poaId: string): DownloadedFile | undefined {
  return queryClient.getQueryData(keyOf(poaId))
}

/** Saves a document that was made for download. The server gives it once; from then on it is saved again from here. */
export async function saveDocument(customerId: string, poaId: string): Promise<DownloadedFile> {
  const file = fetchedFile(poaId) ?? (await fetchOnce(customerId, poaId))
  saveFile(file)
  return file
}

async function fetchOnce(customerId: string, poaId: string): Promise<DownloadedFile> {
  try {
    // Pressed twice it is asked for once.
    return await queryClient.fetchQuery({
      queryKey: keyOf(poaId),
      queryFn: () => client.poaDownload({ customerId, poaId }),
      staleTime: Number.POSITIVE_INFINITY,
    })
  } finally {
    void queryClient.invalidateQueries(trpc.porting.poaList.pathFilter())
  }
}
