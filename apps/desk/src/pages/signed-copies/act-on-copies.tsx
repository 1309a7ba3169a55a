import { Button } from '@mantine/core'
import { useTexts } from '../../language/use-texts.js'
import { BulkBar } from '../../parts/bulk-bar.js'
import type { Selection } from '../../parts/selection.js'
import type { Bulk } from '../../parts/use-bulk.js'
import { useMay } from '../../session/use-session.js'
import { type Copy, type CopyAction, copyActionNames, copyActions } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'

interface CopiesProps {
  copies: readonly Copy[]
  selection: Selection
}

/** Selects all that something can be done with. */
export function SelectCopies({ copies, selection }: CopiesProps) {
  const texts = useTexts(copyTexts)
  const names = useActionNames()
  const able = copies.filter((copy) => names.some((name) => copyActions[name].fits(copy)))
  if (able.length === 0) return null
  return (
    <Button variant="default" mb="sm" onClick={() => selection.set(new Set(able.map(({ _id }) => _id)))}>
      {texts.selectAll}
    </Button>
  )
}

/** What can be done to all that are selected. */
export function ActOnCopies({ copies, selection, bulk }: CopiesProps & { bulk: Bulk<Copy> }) {
  const texts = useTexts(copyTexts)
  const names = useActionNames()
  const ids = selection.use()
  // What somebody else did meanwhile is not on the list any more, and not selected either.
  const selected = copies.filter(({ _id }) => ids.has(_id))
  const start = (name: CopyAction) => {
    const able = selected.filter(copyActions[name].fits)
    const { questions, texts: about } = texts.bulk
    const question = { title: questions[name](able.length), text: about[name], action: texts.actions[name] }
    void bulk.start(able, question, (copy) => copyActions[name].run(copy, texts))
  }
  return (
    <BulkBar
      count={selected.length}
      actions={names.map((name) => ({
        text: texts.actions[name],
        count: selected.filter(copyActions[name].fits).length,
        start: () => start(name),
      }))}
      isBusy={bulk.run?.isOver === false}
      onForget={() => selection.set(new Set())}
    />
  )
}

function useActionNames(): CopyAction[] {
  const may = useMay()
  return copyActionNames.filter((name) => may(copyActions[name].least))
}
