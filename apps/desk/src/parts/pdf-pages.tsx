import { Alert, Text } from '@mantine/core'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.min.mjs'
// oxlint-disable-next-line import/default -- `?url` is Vite's: the address of the file
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { useEffect, useState } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { Loading } from './loading.js'
import { PdfPage } from './pdf-page.js'
import { ViewFrame } from './view-frame.js'

GlobalWorkerOptions.workerSrc = workerUrl

/** The pages of a PDF, each drawn when it is nearly looked at. */
export default function PdfPages({ data, label }: { data: Uint8Array; label: string }) {
  const texts = useTexts(words)
  const opened = useOpened(data)
  if (opened === undefined) return <Loading />
  if (opened === 'broken')
    return (
      <Alert color="yellow" role="alert" title={texts.broken}>
        <Text c="black">{texts.brokenAbout}</Text>
      </Alert>
    )
  const { numPages } = opened
  const numbers = Array.from({ length: numPages }, (_, index) => index + 1)
  return (
    <ViewFrame label={label}>
      {(view) =>
        numbers.map((number) => (
          <PdfPage
            key={number}
            document={opened}
            number={number}
            label={`${label}, ${texts.page(number, numPages)}`}
            {...view}
          />
        ))
      }
    </ViewFrame>
  )
}

/** Undefined until it is read. */
function useOpened(data: Uint8Array): PDFDocumentProxy | 'broken' | undefined {
  const [opened, setOpened] = useState<PDFDocumentProxy | 'broken'>()
  useEffect(() => {
    let isLeft = false
    const task = getDocument({
      // The worker takes what it is given away from here.
      data: data.slice(),
      wasmUrl: new URL(PDFJS_WASM, location.origin).href,
      useWorkerFetch: true,
      isEvalSupported: false,
      verbosity: 0,
    })
    const tell = (one: PDFDocumentProxy | 'broken') => {
      if (!isLeft) setOpened(one)
    }
    setOpened(undefined)
    task.promise.then(tell, () => tell('broken'))
    return () => {
      isLeft = true
      void task.destroy()
    }
  }, [data])
  return opened
}

const words = inBothLanguages(
  {
    page: (number: number, of: number) => `side ${number} af ${of}`,
    broken: 'Filen kan ikke vises her',
    brokenAbout: 'Hent den, og åbn den i et andet program.',
  },
  {
    page: (number: number, of: number) => `page ${number} of ${of}`,
    broken: 'The file cannot be shown here',
    brokenAbout: 'Download it, and open it in another program.',
  },
)
