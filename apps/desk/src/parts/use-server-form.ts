import { detailsOf, type DocumentedError, documentedErrorOf, type ErrorDetails } from '@telecomx/client'
import { detailsOfIssue, rowOfIssue } from '@telecomx/client/schemas'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { wordRow } from '../calls/word-row.js'
import { useLanguage } from '../language/use-texts.js'
import { useUnsavedChanges } from './use-unsaved-changes.js'

/** What stands in the fields: texts as they were written, and ticks. */
export type FieldValues = Record<string, string | boolean>

export interface ServerFormOptions<Values extends FieldValues, Answer> {
  /** What the fields begin with. When it changes, fields that nobody touched follow. */
  initial: Values
  /** The schema by which the server checks the call. */
  schema: z.ZodType
  /** The rows that it can answer: their words stand at the fields. */
  rows: Readonly<Record<string, DocumentedError>>
  /** What is sent of the fields, and checked before. */
  toInput: (values: Values) => Record<string, unknown>
  /** Asked before a form without faults is sent; it is sent when the answer is true. */
  ask?: (values: Values) => Promise<boolean>
  /** Called only with values that the schema takes, and with the names of those that differ from the first ones. */
  send: (values: Values, changed: readonly (keyof Values & string)[]) => Promise<Answer>
  /** Told whether nothing is unsaved any more: what was written while it was sent is. */
  onSaved: (answer: Answer, isAllSaved: boolean) => void
  /** Fields that are a click each: with nothing else changed there is nothing to lose. */
  clicks?: readonly (keyof Values & string)[]
  /** The form goes when it is saved: while it is sent nothing more is taken. */
  isOnce?: boolean
}

interface Sent<Values> {
  values: Values
  changed: readonly (keyof Values & string)[]
}

/** The fields of a form: what stands in them, what is wrong with it, and how they are sent. */
export interface ServerForm<Values extends FieldValues> {
  values: Values
  /** What goes to a text field of that name. */
  text: (name: keyof Values & string) => BoundField & { value: string }
  /** What goes to a tick box of that name. */
  tick: (name: keyof Values & string) => BoundField & { checked: boolean }
  /** Of those that differ from what the form began with. */
  changed: (keyof Values & string)[]
  submit: (event: FormEvent<HTMLFormElement>) => void
  isSending: boolean
  /** Why the call failed, where that is not one field's. */
  failure: unknown
}

interface BoundField {
  name: string
  error: string | undefined
  onChange: (event: { currentTarget: { value: string; checked?: boolean; type?: string } }) => void
  onBlur: () => void
}

/**
 * A form that is checked by the server's own schema while it is written, and says what is wrong at the field that it is
 * about, whoever found it: the schema here, or the server. What was written stays whatever happens.
 */
export function useServerForm<Values extends FieldValues, Answer>(
  options: ServerFormOptions<Values, Answer>,
): ServerForm<Values> {
  const { initial, schema, rows, toInput, ask, send, onSaved, clicks = [], isOnce = false } = options
  const language = useLanguage()
  const [written, setWritten] = useState<Partial<Values>>({})
  const [faults, setFaults] = useState<Faults>({})
  const values = { ...initial, ...written }
  const changed = Object.keys(values).filter((name) => values[name] !== initial[name])
  const allowLeaving = useUnsavedChanges(changed.some((name) => !clicks.includes(name)))
  const submitted = useRef<HTMLFormElement>(null)
  const focusFault = useFocusOnFault(faults, submitted)

  const check = () => faultsOf(schema.safeParse(toInput(values)), Object.values(rows), values)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (sent: Sent<Values>) => send(sent.values, sent.changed),
    onSuccess(answer, sent) {
      const since = Object.entries(written).filter(([name, value]) => value !== sent.values[name])
      const isAllSaved = since.length === 0
      if (isAllSaved) allowLeaving()
      setWritten(Object.fromEntries(since) as Partial<Values>)
      onSaved(answer, isAllSaved)
    },
    onError(error) {
      const row = documentedErrorOf(error)
      if (row && row.message in values)
        focusFault({ [row.message]: { row, details: detailsOf(error) } }, setFaults)
    },
  })
  const bind = (name: string): BoundField => ({
    name,
    error: faults[name] && wordRow(faults[name].row, language, faults[name].details),
    onChange({ currentTarget: { value, checked, type } }) {
      if (isOnce && isPending) return
      setWritten((before) => ({ ...before, [name]: type === 'checkbox' ? checked === true : value }))
      setFaults(({ [name]: _gone, ...others }) => others)
    },
    onBlur() {
      // A field that was passed by empty is not at fault before the form is sent.
      if (written[name] === undefined) return
      const fault = check()[name]
      if (fault) setFaults((before) => ({ ...before, [name]: fault }))
    },
  })
  const row = documentedErrorOf(error)
  return {
    values,
    changed,
    text: (name) => ({ ...bind(name), value: String(values[name]) }),
    tick: (name) => ({ ...bind(name), checked: values[name] === true }),
    submit(event) {
      event.preventDefault()
      submitted.current = event.currentTarget
      const found = check()
      if (Object.keys(found).length > 0) focusFault(found, setFaults)
      else if (!ask) mutate({ values, changed })
      else void ask(values).then((yes) => yes && mutate({ values, changed }))
    },
    isSending: isPending,
    failure: row && row.message in values ? undefined : error,
  }
}

/** By field: the row that the server would answer, or did, and what it leaves open. */
type Faults = Record<string, { row: DocumentedError; details: ErrorDetails | undefined }>

/** The first fault of each field. A field may be named `override.name`. */
function faultsOf(
  { error }: { error?: z.ZodError | undefined },
  rows: readonly DocumentedError[],
  values: FieldValues,
): Faults {
  const fieldOf = ({ path }: z.core.$ZodIssue) => {
    const whole = path.join('.')
    return whole in values ? whole : String(path[0] ?? '')
  }
  const issues = (error?.issues ?? []).toReversed()
  return Object.fromEntries(
    issues.map((issue) => [fieldOf(issue), { row: rowOfIssue(issue, rows), details: detailsOfIssue(issue) }]),
  )
}

/** Leads to the first field at fault of the form that was sent, once its words are there. */
function useFocusOnFault(faults: Faults, sent: RefObject<HTMLFormElement | null>) {
  const isDue = useRef(false)
  useEffect(() => {
    if (!isDue.current) return
    isDue.current = false
    sent.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [faults, sent])
  return (found: Faults, set: (found: Faults) => void) => {
    isDue.current = true
    set(found)
  }
}
