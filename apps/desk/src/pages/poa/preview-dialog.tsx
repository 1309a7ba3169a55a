import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { client } from '../../calls/client.js'
import { useTexts } from '../../language/use-texts.js'
import { Dialog } from '../../parts/dialog.js'
import { Loading } from '../../parts/loading.js'
import { PdfView } from '../../parts/pdf-view.js'
import { PoaFailure } from './poa-failure.js'
import type { PoaContent } from './poa-fields.js'
import { poaTexts } from './poa-texts.js'
import { saveFile } from '../../parts/save-file.js'
import type { PlannedDocument } from './word-risk.js'

interface PreviewDialogProps {
  document: PlannedDocument
  customerId: string
  content: PoaContent
  onClose: () => void
}

/** The document as it would be made now, marked as a draft. */
export default function PreviewDialog({ document, customerId, content, onClose }: PreviewDialogProps) {
  const texts = useTexts(poaTexts)
  const asked = { customerId, operator: document.operator, ...content }
  const { data, error } = useQuery({
    queryKey: ['poaPreview', asked],
    queryFn: ({ signal }) => client.poaPreview(asked, { signal }),
    // Made once for each opening: it does not change under the eyes of whoever reads it.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  })
  return (
    <Dialog title={texts.draft(document.operatorName)} onClose={onClose} isWide>
      <Text mb="sm">{texts.draftAbout}</Text>
      {error && <PoaFailure error={error} />}
      {!data && !error && <Loading />}
      {data && <PdfView data={data.bytes} label={texts.draft(document.operatorName)} />}
      <Group justify="flex-end" mt="md">
        {data && (
          <Button variant="default" onClick={() => saveFile(data)}>
            {texts.saveDraft}
          </Button>
        )}
        <Button onClick={onClose}>{texts.close}</Button>
      </Group>
    </Dialog>
  )
}
