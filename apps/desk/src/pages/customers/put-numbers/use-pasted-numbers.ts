import { mostNumbers } from '@telecomx/client/schemas'
import { useMemo, useState } from 'react'
import { numberTexts } from '../numbers/number-texts.js'
import { useTexts } from '../../../language/use-texts.js'
import type { CustomerNumbers, SipAccount } from '../numbers/customer-numbers.js'
import { areMobile, type JudgedLine, judgeLines } from './judge-lines.js'
import { type NumberHolders, useNumberHolders } from './use-number-holders.js'
import { useReadLines } from './use-read-lines.js'

/** Where numbers are put, as it is chosen: `mobile`, `new`, or the id of an account. */
export type TargetChoice = string

interface PastedNumbers {
  text: string
  setText: (text: string) => void
  target: TargetChoice
  chooseTarget: (target: TargetChoice) => void
  lines: readonly JudgedLine[]
  holders: NumberHolders
  /** The numbers (E.164) that would be put on. */
  fresh: readonly string[]
  isTooMany: boolean
  /** All that stands in the field was read. */
  isRead: boolean
  /** What the server said of numbers, from the last sending on. */
  setRefused: (refused: ReadonlyMap<string, string>) => void
}

/** A field to paste numbers into, and how what stands in it is understood. */
export function usePastedNumbers(numbers: CustomerNumbers, account: SipAccount | undefined): PastedNumbers {
  const [text, setText] = useState('')
  const [chosen, chooseTarget] = useState<TargetChoice | undefined>(account?._id)
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const { text: readText, lines: read } = useReadLines(text)
  const holders = useNumberHolders(read)
  const accountOf = useAccountNames(numbers)
  const target = chosen ?? guessTarget(areMobile(read), numbers)
  const lines = useMemo(() => {
    const type = target === 'mobile' ? 'MVNO' : 'SIP'
    const unknown = new Set(
      [...holders].flatMap(([number, { operator }]) => (operator === undefined ? [number] : [])),
    )
    return judgeLines(read, { type, account: target, accountOf, unknown, refused })
  }, [read, target, accountOf, holders, refused])
  const fresh = useMemo(() => lines.flatMap((line) => line.fresh), [lines])
  return {
    text,
    setText,
    target,
    chooseTarget,
    lines,
    holders,
    fresh,
    isTooMany: fresh.length > mostNumbers,
    isRead: readText === text,
    setRefused,
  }
}

function guessTarget(isMobile: boolean, { sipAccounts: [first, second] }: CustomerNumbers): TargetChoice {
  if (isMobile) return 'mobile'
  return first && !second ? first._id : 'new'
}

function useAccountNames({ accountOf }: CustomerNumbers) {
  const { unnamed, mobileAccount } = useTexts(numberTexts)
  return useMemo(
    () =>
      new Map(
        [...accountOf].map(([number, account]) => {
          const name = account.type === 'SIP' ? (account.name ?? unnamed) : mobileAccount
          return [number, { _id: account._id, type: account.type, name }] as const
        }),
      ),
    [accountOf, unnamed, mobileAccount],
  )
}
