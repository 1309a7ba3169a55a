import { Button } from '@mantine/core'
import { useIsMutating } from '@tanstack/react-query'
import { useState } from 'react'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { PageHead } from '../../parts/page-head.js'
import { useFilters } from '../../parts/use-filters.js'
import { useMay } from '../../session/use-session.js'
import { ChooseKind } from './choose-kind.js'
import { ChooseSource, type Source } from './choose-source.js'
import { type Counts, importKinds, type KindName, kindNames } from './import-kinds.js'
import { ImportResult } from './import-result.js'
import { importTexts } from './import-texts.js'
import { PreviewTable } from './preview-table.js'
import { importing } from './send-lines.js'

/** Many things at once from a file or a spreadsheet: choose, look, import. */
export function ImportPage() {
  return (
    <ForLevel least="RESELLER">
      <Steps />
    </ForLevel>
  )
}

function Steps() {
  const texts = useTexts(importTexts)
  const [chosen, offered, choose] = useKind()
  const [source, setSource] = useState<Source>()
  const [imported, setImported] = useState<{ kind: KindName; counts: Counts }>()
  const isSending = useIsMutating({ mutationKey: importing }) > 0
  // A link to another kind, that of the menu for one, leaves a table what it was chosen as.
  const kind = source?.kind ?? chosen
  return (
    <>
      <PageHead title={texts.title} about={source ? texts.from(texts.kinds[kind], source.name) : texts.about}>
        {source && !isSending && (
          <Button variant="default" onClick={() => setSource(undefined)}>
            {texts.startOver}
          </Button>
        )}
      </PageHead>
      {imported && (
        <ImportResult
          {...imported}
          onNext={(next) => {
            setImported(undefined)
            choose(next)
          }}
        />
      )}
      {!imported && !source && (
        <>
          <ChooseKind kind={kind} offered={offered} onChoose={choose} />
          <ChooseSource key={kind} kind={kind} onSource={setSource} />
        </>
      )}
      {source && (
        <PreviewTable
          kind={kind}
          table={source.table}
          isSending={isSending}
          onImported={(counts) => {
            setSource(undefined)
            setImported({ kind, counts })
          }}
        />
      )}
    </>
  )
}

/** The kind in the address, of those that the user may import. */
function useKind(): [KindName, readonly KindName[], (kind: KindName) => void] {
  const may = useMay()
  const [filters, change] = useFilters()
  const offered = kindNames.filter((name) => may(importKinds[name].least))
  const kind = offered.find((name) => name === filters['kind']) ?? offered[0] ?? 'customers'
  return [kind, offered, (next) => change({ kind: next })]
}
