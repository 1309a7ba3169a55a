import { versionErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import type { Context } from './context.js'

/** The versions that an update may find; undefined is any. */
export type ExpectedVersions = readonly number[] | undefined

/** From `version` of the input and `If-Match` of the request, of which both must hold. 422 when the header is none. */
export function expectedVersions(
  { ifMatch }: Pick<Context, 'ifMatch'>,
  version: number | undefined,
): ExpectedVersions {
  const matching = ifMatch === undefined ? undefined : parseIfMatch(ifMatch)
  if (version === undefined) return matching
  return matching ? matching.filter((one) => one === version) : [version]
}

/** 409 when somebody else has changed the object. */
export function assertExpected(version: number, expected: ExpectedVersions): void {
  if (expected && !expected.includes(version))
    throw new ApiFailure(versionErrors.changedMeanwhile, { details: { version } })
}

/** One entity tag after the other, with nothing but commas between. */
const tag = String.raw`(?:W/)?"[\x21\x23-\x7e\x80-\uffff]*"[\t ]*`
const listOfTags = new RegExp(String.raw`^(?:${tag})?(?:,[\t ]*(?:${tag})?)*$`)

/**
 * The versions among the tags of `If-Match`; undefined for `*`. A weak tag never matches, nor one that is no version of
 * ours. Source: RFC 9110, sections 8.8.3 and 13.1.1.
 */
function parseIfMatch(header: string): ExpectedVersions {
  const text = header.trim()
  if (text === '*') return undefined
  if (!text.includes('"') || !listOfTags.test(text)) throw new ApiFailure(versionErrors.versionInvalid)
  return [...text.matchAll(/(W\/)?"([^"]*)"/g)].flatMap(([, weak, version = '']) =>
    !weak && /^[1-9][0-9]{0,14}$/.test(version) ? Number(version) : [],
  )
}
