import { failedWith } from '@telecomx/client'
import { versionErrors } from '@telecomx/client/errors'
import { useState } from 'react'
import {
  type FieldValues,
  type ServerForm,
  type ServerFormOptions,
  useServerForm,
} from './use-server-form.js'

interface MergedFormOptions<Values extends FieldValues, Thing extends { version: number }>
  extends Pick<ServerFormOptions<Values, Thing>, 'schema' | 'rows'> {
  /** As the last read has it. */
  newest: Thing
  /** Kept between renderings, as the next one. */
  fieldsOf: (thing: Thing) => Values
  toInput: (values: Values) => Record<string, unknown>
  /** What people call the fields. */
  names: { readonly [Name in keyof Values]?: string }
  /** Called with what was changed here, as the server takes it, and with the version that was seen. */
  update: (changes: Record<string, unknown> & { version: number }) => Promise<Thing>
  onSaved: ServerFormOptions<Values, Thing>['onSaved']
}

interface MergedForm<Values extends FieldValues> {
  form: ServerForm<Values>
  /** What somebody else changed while the form was written in, in words; undefined when nobody did. */
  news: readonly string[] | undefined
}

/**
 * The form of something that others may change at the same time. Only what was changed here is sent, with the version that
 * was seen. When another version comes in, fields that nobody touched follow it, and the others stay as they were written.
 */
export function useMergedForm<Values extends FieldValues, Thing extends { version: number }>(
  options: MergedFormOptions<Values, Thing>,
): MergedForm<Values> {
  const { newest, fieldsOf, toInput, names, update, onSaved, schema, rows } = options
  // The newest one comes by itself; the form goes by the one that it was opened with until it is told.
  const [base, setBase] = useState(newest)
  const [news, setNews] = useState<readonly string[]>()
  const form = useServerForm<Values, Thing>({
    initial: fieldsOf(base),
    schema,
    rows,
    toInput,
    send(values, changed) {
      const input = toInput(values)
      const changes = Object.fromEntries(changed.map((name) => [name, input[name]]))
      return update({ ...changes, version: base.version })
    },
    onSaved(saved, isAllSaved) {
      setBase(saved)
      setNews(undefined)
      onSaved(saved, isAllSaved)
    },
  })
  if (newest.version > base.version && !form.isSending) {
    if (form.changed.length > 0) setNews(differences(fieldsOf(base), fieldsOf(newest), names))
    setBase(newest)
  }
  // Of what somebody else changed there are news instead.
  const failure = failedWith(form.failure, versionErrors.changedMeanwhile) ? undefined : form.failure
  return { form: { ...form, failure }, news }
}

function differences<Values extends FieldValues>(
  before: Values,
  now: Values,
  names: { readonly [Name in keyof Values]?: string },
): string[] {
  return Object.entries(names).flatMap(([name, words]) =>
    words !== undefined && before[name] !== now[name] ? [words] : [],
  )
}
