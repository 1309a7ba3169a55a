import { Alert, Button, Group, VisuallyHidden } from '@mantine/core'
import { useElementSize, useInViewport } from '@mantine/hooks'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { Loading } from '../../parts/loading.js'
import { openPdf } from './open-pdf.js'
import classes from './pdf-pages.module.css'
import { poaTexts } from './poa-texts.js'

const [smallest, largest, step] = [0.5, 4, 1.25] as const

/** A PDF to read: its pages, as wide as there is room until they are made larger or smaller, with their text for those who hear it. */
export function PdfPages({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
  const texts = useTexts(poaTexts)
  const pages = usePages(bytes)
  const [zoom, setZoom] = useState(1)
  const { ref, width } = useElementSize()
  if (pages === 'unreadable') return <Alert color="red">{texts.unreadable}</Alert>
  const scale = (factor: number) => setZoom(Math.min(largest, Math.max(smallest, zoom * factor)))
  return (
    <>
      <Group gap="xs" mb="xs">
        <Button variant="default" disabled={zoom <= smallest} onClick={() => scale(1 / step)}>
          − {texts.smaller}
        </Button>
        <Button variant="default" disabled={zoom >= largest} onClick={() => scale(step)}>
          + {texts.larger}
        </Button>
        <Button variant="default" disabled={zoom === 1} onClick={() => setZoom(1)}>
          {texts.fit}
        </Button>
      </Group>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody could scroll it by keys. */}
      <section ref={ref} className={classes.pages} aria-label={texts.pages} tabIndex={0}>
        {!pages && <Loading />}
        {pages?.map((page) => (
          <PdfPage
            key={page.pageNumber}
            page={page}
            width={width * zoom}
            label={texts.page(page.pageNumber, pages.length)}
          />
        ))}
      </section>
    </>
  )
}

/** Undefined while it is read. */
function usePages(bytes: Uint8Array<ArrayBuffer>): PDFPageProxy[] | 'unreadable' | undefined {
  const [pages, setPages] = useState<PDFPageProxy[] | 'unreadable'>()
  useEffect(() => {
    let isClosed = false
    const tell = (read: PDFPageProxy[] | 'unreadable') => {
      if (!isClosed) setPages(read)
    }
    const pdf = openPdf(bytes)
    pdf.pages.then(tell, () => tell('unreadable'))
    return () => {
      isClosed = true
      pdf.close()
    }
  }, [bytes])
  return pages
}

interface PdfPageProps {
  page: PDFPageProxy
  /** In pixels of CSS. */
  width: number
  label: string
}

/** Drawn when it is first come to: a document may have many pages. */
function PdfPage({ page, width, label }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { ref, inViewport } = useInViewport<HTMLDivElement>()
  const [wasSeen, setSeen] = useState(false)
  if (inViewport && !wasSeen) setSeen(true)
  const text = useTextOf(page)
  useEffect(() => {
    if (!wasSeen || !canvas.current || width === 0) return undefined
    const unscaled = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: (width * devicePixelRatio) / unscaled.width })
    canvas.current.width = Math.floor(viewport.width)
    canvas.current.height = Math.floor(viewport.height)
    const drawing = page.render({ canvas: canvas.current, viewport })
    // Rejects when another size is asked for before it is drawn.
    drawing.promise.catch(() => undefined)
    return () => drawing.cancel()
  }, [page, width, wasSeen])
  const { width: across, height: down } = page.getViewport({ scale: 1 })
  return (
    <div ref={ref} className={classes.page} style={{ width, aspectRatio: `${across} / ${down}` }}>
      <canvas ref={canvas} role="img" aria-label={label} />
      <VisuallyHidden>{text}</VisuallyHidden>
    </div>
  )
}

function useTextOf(page: PDFPageProxy): string {
  const [text, setText] = useState('')
  useEffect(() => {
    page.getTextContent().then(
      ({ items }) =>
        setText(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : ' ') : '')).join('')),
      () => undefined,
    )
  }, [page])
  return text
}
