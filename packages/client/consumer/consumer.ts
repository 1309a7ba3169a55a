import {
  type Client,
  createClient,
  type DocumentedError,
  documentedErrorOf,
  everyItem,
  failedWith,
  isFullOperator,
  type RouterInputs,
  type RouterOutputs,
} from '@telecomx/client'
import { operatorCreateErrors, poaGetErrors } from '@telecomx/client/errors'
import { operatorCreateInput } from '@telecomx/client/schemas'

type IsAny<Type> = 0 extends 1 & Type ? true : false

export async function run(url: string, token: string, customerId: string) {
  const client: Client = createClient({ url, token: () => token })
  const typedIn: RouterInputs['operator']['create'] = {
    _id: '01060',
    name: 'Søndervang Tele',
    address: 'Gade 1\nBy',
    npNumber: '70305050',
    fixedAuth: 'FAX',
    mvnoAuth: 'ICC',
    iccValidation: null,
  }
  const operator: RouterOutputs['operator']['create'] = await client.operator.create.mutate(typedIn)
  const checked: string = operatorCreateInput.parse(typedIn).npNumber
  const { total } = await client.operator.list.query()
  const seen = await client.operator.get.query({ _id: operator._id })
  const fixedAuth: 'EMAIL' | 'FAX' | undefined = isFullOperator(seen) ? seen.fixedAuth : undefined
  const typed: IsAny<typeof operator> = false
  const npNumber: string = operator.npNumber
  const npFax: string | undefined = operator.npFax
  const orderWait: number | null = operator.orderWait
  const required: boolean = operator.customerIdValidation

  const again: unknown = await client.operator.create
    .mutate({ ...operator, orderWait: 24 })
    .catch((e: unknown) => e)
  const row: DocumentedError | undefined = documentedErrorOf(again)
  const exists: boolean = failedWith(again, operatorCreateErrors.operatorExists)

  const plan = await client.porting.poaPlan.query({ customerId, override: { city: 'Valby' } })
  const preview = await client.poaPreview({ customerId, operator: plan.documents[0]?.operator ?? '' })
  const { portings } = await client.porting.list.query({ status: 'OPEN' })
  const updated = await client.porting.update.mutate({ _id: portings[0]?._id ?? '', donorCustomerId: 'K-1' })

  let status = 0
  const options = {
    signal: AbortSignal.timeout(60_000),
    context: {
      timeoutMs: 50_000,
      onResponse: (r: Response) => {
        status = r.status
      },
    },
  }
  const set = await client.porting.poaCreate.mutate(
    { customerId, override: { name: 'Ægir' }, mitId: true },
    options,
  )
  const success: true = set.success
  const documents: string[] = set.documents
  const poaId = documents[0] ?? ''

  const file = await client.poaDownload({ customerId, poaId, filename: 'æøå.pdf' })
  const bytes: Uint8Array = file.bytes
  const second: unknown = await client.poaDownload({ customerId, poaId }).catch((e: unknown) => e)
  const whole = await client.poaDocument({ customerId, poaId })
  const unreached: unknown = await createClient({ url: 'http://127.0.0.1:1', token })
    .operator.create.mutate(operator)
    .catch((e: unknown) => e)
  return {
    checked,
    total,
    fixedAuth,
    said: again instanceof Error && again.message,
    status,
    typed,
    npNumber,
    npFax,
    orderWait,
    required,
    row,
    exists,
    success,
    documents,
    filename: file.filename,
    preview: preview.filename,
    donorCustomerId: updated.donorCustomerId,
    head: new TextDecoder().decode(bytes.subarray(0, 5)),
    same: bytes.length === whole.bytes.length,
    secondRow: documentedErrorOf(second),
    used: failedWith(second, poaGetErrors.fileNotFound),
    unreached: unreached instanceof Error && documentedErrorOf(unreached) === undefined,
  }
}

/** Never run: what a compiler must refuse. */
export async function refused(client: Client) {
  // @ts-expect-error no such procedure
  await client.porting.poaDelete.mutate({ customerId: 'x' })
  // @ts-expect-error a mutation is no query
  await client.porting.poaCreate.query({ customerId: 'x' })
  // @ts-expect-error the customer's id is missing
  await client.porting.poaCreate.mutate({ method: 'DOWNLOAD' })
  // @ts-expect-error no such method of hand-over
  await client.porting.poaCreate.mutate({ customerId: 'x', method: 'POST' })
  await client.operator.create.mutate({
    _id: '1',
    name: '',
    address: '',
    npNumber: '',
    fixedAuth: 'FAX',
    mvnoAuth: 'FAX',
    // @ts-expect-error a whole number, not a text
    orderWait: '1',
  })
  // @ts-expect-error no such field of the answer
  void (await client.porting.poaCreate.mutate({ customerId: 'x' })).ids
  // @ts-expect-error the document's id is missing
  await client.poaDownload({ customerId: 'x' })
  // @ts-expect-error a number of milliseconds
  await client.porting.poaCreate.mutate({ customerId: 'x' }, { context: { timeoutMs: '5' } })
  // @ts-expect-error no such option
  await client.porting.poaCreate.mutate({ customerId: 'x' }, { context: { retries: 3 } })
  // @ts-expect-error no list
  everyItem(client.porting.poaCreate)
  // @ts-expect-error its authorisation may not be seen by everybody
  void (await client.operator.get.query({ _id: '01060' })).fixedAuth
  // @ts-expect-error an operator needs its id
  await client.operator.get.query()
  // @ts-expect-error a number is no filter
  await client.operator.list.query({ filter: 1 })
  // @ts-expect-error a token is needed
  createClient({ url: 'http://127.0.0.1' })
}
