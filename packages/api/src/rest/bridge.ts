import { TRPCError } from '@trpc/server'
import { transportErrors, type Upload } from '@telecomx/validation'
import type { App, AppRequest } from '../http/app.js'
import { ApiFailure } from '../failures/api-failure.js'
import { failureOf } from '../failures/failure-of.js'
import { FileAnswer } from '../procedure/file-answer.js'
import { runProcedure } from '../procedure/run-procedure.js'
import { answerInTurn } from '../http/answer-in-turn.js'
import { errorAnswer, fileAnswer, jsonAnswer } from '../http/answers.js'
import { liftBodyTime } from '../http/body-deadline.js'
import { readUpload } from '../http/read-upload.js'
import { bodyOverQuery, readInput, type RestInput } from './read-input.js'
import { procedures } from './operations.js'
import { pathPiecesOf, routes } from './routes.js'
import type { RestRoute } from './routes/route.js'

/** Puts the documented URLs on the app: each request becomes one call of the procedure of its row. */
export function mountRest(app: App): void {
  const paths = routes.flatMap((route) =>
    [route.path, ...(route.alsoAt === undefined ? [] : [route.alsoAt])]
      .flatMap(withMissingPieces)
      .map((path) => ({ path, route })),
  )
  for (const { path, route } of paths)
    app.on([...route.methods], path, (request) => answerRoute(route, request))
  // Only after all rows: one path may stand in several, each with methods of its own.
  for (const path of new Set(paths.map((one) => one.path))) {
    const methods = paths.filter((one) => one.path === path).flatMap(({ route }) => route.methods)
    app.all(path, (request) => methodNotAllowed(methods, request))
  }
}

async function answerRoute(route: RestRoute, request: AppRequest): Promise<Response> {
  // Hono runs GET for HEAD; that must not use anything up.
  if (request.req.raw.method === 'HEAD' && route.hasEffects) return methodNotAllowed(route.methods, request)
  const accept = request.req.header('accept')
  const context = request.get('context')
  if (route.hasEffects && isPrefetch(request.req.raw)) return errorAnswer(transportErrors.prefetch, accept)
  // A client that broke off hears no answer; there is nothing to look up for it.
  const caller = route.isPublic ? Promise.resolve() : context.authenticate()
  const input = await readInput(request.req.raw, route, caller).catch(() => undefined)
  if (!input) return errorAnswer(transportErrors.requestNotValid, accept)
  const answer = () => answerCall(route, request, input)
  // Who may not call at all is told so by the procedure.
  const tenant =
    route.fileTypes &&
    (await context.authenticate().then(
      ({ customerId }) => customerId,
      () => undefined,
    ))
  if (tenant === undefined) return answer()
  const { downloadGate } = context.dependencies
  return answerInTurn(downloadGate, { tenant, response: request.env.outgoing }, answer).catch(
    (error: unknown) => {
      if (error instanceof ApiFailure) return errorAnswer(error, accept)
      throw error
    },
  )
}

async function answerCall(route: RestRoute, request: AppRequest, input: RestInput): Promise<Response> {
  const accept = request.req.header('accept')
  const context = request.get('context')
  try {
    const ifMatch = request.req.header('if-match')
    const rawInput = { ...bodyOverQuery(input), ...pathOf(route, request) }
    const result = await runProcedure(route.procedure(procedures), {
      path: route.operation,
      ctx: {
        ...context,
        ...(input.unreadable && { unreadableBody: input.unreadable }),
        ...(ifMatch !== undefined && { ifMatch }),
        ...(route.takesFile && { readUpload: () => readFile(route, request) }),
      },
      getRawInput: () => Promise.resolve(rawInput),
    })
    return result instanceof FileAnswer ? fileAnswer(result) : jsonAnswer(result)
  } catch (error) {
    if (error instanceof TRPCError) return errorAnswer(sayingTwice(failureOf(error), input), accept)
    throw error
  }
}

/** Two minutes: 10 MB at 0.7 Mbit/s. Only who may send the file comes so far. */
const uploadMs = 120_000

/** A stranger has the time that every request has. */
function readFile({ isPublic }: RestRoute, request: AppRequest): Promise<Upload | undefined> {
  if (isPublic) return readUpload(request.req.raw)
  liftBodyTime(request.env.incoming)
  return readUpload(request.req.raw, { deadlineMs: uploadMs })
}

/** Of a field that is refused because the query gives it twice, that it does. Its list stands over what the body gives. */
function sayingTwice(failure: ApiFailure, { twice = [] }: RestInput): ApiFailure {
  const { row, details } = failure
  // Of a list nothing else is said: what has details is refused for what they say.
  const isTwice = row.code === 422 && details === undefined && twice.includes(row.message)
  return isTwice ? new ApiFailure(row, { cause: failure, details: { reason: 'given_twice' } }) : failure
}

/** Sec-Purpose is the Fetch standard's; Purpose and X-Moz are its older forms, of Chromium, WebKit and Firefox. */
const prefetchHeaders = ['sec-purpose', 'purpose', 'x-moz']

/** Whether a GET was sent by a program that guesses what a person may want next; nobody asked for its effects. */
function isPrefetch({ method, headers }: Request): boolean {
  // The value may say more: `prefetch;prerender`.
  const isSaid = (name: string) => /\b(prefetch|prerender|preview)\b/i.test(headers.get(name) ?? '')
  return method === 'GET' && prefetchHeaders.some(isSaid)
}

/** Every piece that the path names; one that is missing is undefined, and the procedure's own 400. */
function pathOf(route: RestRoute, request: AppRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    (piecesOf.get(route) ?? []).map(({ name, inputName }) => [inputName, request.req.param(name)]),
  )
}

const piecesOf = new Map(routes.map((route) => [route, pathPiecesOf(route)]))

export function methodNotAllowed(methods: readonly string[], request: AppRequest): Response {
  const answer = errorAnswer(transportErrors.methodNotAllowed, request.req.header('accept'))
  answer.headers.set('Allow', [...new Set(methods)].join(', '))
  return answer
}

/**
 * The path, and the same path with ids left out (`/porting/poa/create`, `/porting//poa/create`): those are the
 * page's 400, not an unknown path.
 */
function withMissingPieces(path: string): string[] {
  return path.split('/').reduce<string[]>(
    (starts, piece, index) => {
      if (index === 0) return starts
      const forms = piece.startsWith(':') ? [`/${piece}`, '', '/'] : [`/${piece}`]
      return starts.flatMap((start) => forms.map((form) => start + form))
    },
    [''],
  )
}
