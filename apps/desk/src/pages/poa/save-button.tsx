import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { poaTexts } from './poa-texts.js'
import { fetchedFile, saveDocument } from './save-document.js'
import type { MadeDocument } from './use-poa-list.js'

interface SaveButtonProps {
  customerId: string
  document: MadeDocument
  /** Another button saves them all. */
  isOneOfMany?: boolean
}

/** Saves the file of a document, where it can be had: made for download, and not fetched but from here. */
export function SaveButton({ customerId, document, isOneOfMany = false }: SaveButtonProps) {
  const texts = useTexts(poaTexts)
  const save = useMutation({
    mutationFn: () => saveDocument(customerId, document._id),
    onSuccess: ({ filename }) => announce(texts.saved(filename)),
  })
  const isHere = fetchedFile(document._id) !== undefined
  if (!isToSave(document)) return save.error && <FailureNotice error={save.error} />
  return (
    <>
      {save.error && <FailureNotice error={save.error} />}
      <Button
        variant={isHere || isOneOfMany ? 'default' : 'filled'}
        loading={save.isPending}
        aria-label={`${isHere ? texts.saveAgain : texts.saveOne}: ${document.operatorName}`}
        onClick={() => save.mutate()}
      >
        {isHere ? texts.saveAgain : texts.saveOne}
      </Button>
    </>
  )
}

/** Whether it can be saved: the server would still give it, or gave it to this tab. */
export function isToSave(document: MadeDocument): boolean {
  return fetchedFile(document._id) !== undefined || isToFetch(document)
}

/** So long the server keeps a document that is not fetched (docs/api/poa-get.md). */
const keptMs = 30 * 86_400_000

/** Whether the server would still give it. */
export function isToFetch({ method, downloadedAt, createdAt }: MadeDocument): boolean {
  return method === 'DOWNLOAD' && downloadedAt === undefined && Date.now() - Date.parse(createdAt) < keptMs
}
