import type { Pool, RowDataPacket } from 'mysql2/promise'

// What a straight server reads, by one statement each where one does; answered as the product answers it.

const operatorColumns = `id as _id, name, address, np_number as npNumber, np_fax as npFax, np_email as npEmail,
  np_opening_hours as npOpeningHours, notes, fixed_auth as fixedAuth, mvno_auth as mvnoAuth, icc_validation as iccValidation,
  order_wait_hours as orderWait, customer_id_validation as customerIdValidation, version`

export async function findOperator(pool: Pool, id: string) {
  const [rows] = await pool.query<RowDataPacket[]>(`select ${operatorColumns} from operator where id = ?`, [
    id,
  ])
  return rows[0] && toOperator(rows[0])
}

export interface PageRequest {
  offset: number
  limit: number
}

export async function listOperators(pool: Pool, { offset, limit }: PageRequest) {
  const [counted] = await pool.query<RowDataPacket[]>('select count(*) as total from operator')
  const [rows] = await pool.query<RowDataPacket[]>(
    `select ${operatorColumns} from operator order by id limit ? offset ?`,
    [limit, offset],
  )
  return { offset, limit, total: counted[0]?.total as number, operators: rows.map(toOperator) }
}

/** The smallest entry that contains the number wins. */
export async function findNumber(pool: Pool, written: string) {
  const digits = written.replace(/^\+?45/, '')
  const number = `+45${digits}`
  const [rows] = await pool.query<RowDataPacket[]>(
    `select number_range.operator, operator.name as operatorName
     from number_range left join operator on operator.id = number_range.operator
     where first_number <= ? and last_number >= ? order by last_number - first_number limit 1`,
    [Number(`45${digits}`), Number(`45${digits}`)],
  )
  return { number, type: 'FIXED', ...rows[0] }
}

/** As the product does: who counts all of a grown table compares its counting. */
const mostCounted = 10_000

export async function listPortings(
  pool: Pool,
  { customer, offset, limit }: PageRequest & { customer?: string | undefined },
) {
  const [where, values] = customer === undefined ? ['', []] : ['where customer = ?', [customer]]
  const [counted] = await pool.query<RowDataPacket[]>(
    `select count(*) as total from (select 1 from porting ${where} limit ?) as counted`,
    [...values, mostCounted + 1],
  )
  const total = counted[0]?.total as number
  const [rows] = await pool.query<RowDataPacket[]>(
    `select * from porting ${where} order by created_at, id limit ? offset ?`,
    [...values, limit, offset],
  )
  const documents = await listDocuments(
    pool,
    rows.map(({ id }) => id as string),
  )
  return {
    offset,
    limit,
    total: Math.min(total, mostCounted),
    ...(total > mostCounted && { totalIsLeast: true }),
    portings: rows.map((row) => toPorting(row, documents)),
  }
}

async function listDocuments(pool: Pool, portings: readonly string[]): Promise<Map<string, string[]>> {
  const documents = new Map<string, string[]>()
  if (portings.length === 0) return documents
  const [links] = await pool.query<RowDataPacket[]>(
    `select link.porting, link.document from poa_document_porting link join poa_document on poa_document.id = link.document
     where poa_document.replaced_at is null and link.porting in (?) order by poa_document.created_at, link.document`,
    [portings],
  )
  for (const { porting, document } of links as { porting: string; document: string }[])
    documents.set(porting, [...(documents.get(porting) ?? []), document])
  return documents
}

function toOperator(row: RowDataPacket) {
  const operator = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  return {
    ...operator,
    orderWait: row.orderWait as number | null,
    customerIdValidation: row.customerIdValidation === 1,
  }
}

function toPorting(row: RowDataPacket, documents: Map<string, string[]>) {
  const optional = (name: string, value: unknown) => (value === null ? {} : { [name]: value })
  return {
    _id: row.id as string,
    number: row.number as string,
    additionalNumbers: JSON.parse(row.additional_numbers ?? '[]') as string[],
    numberType: row.number_type as string,
    portingType: row.porting_type as string,
    operator: row.operator as string,
    ...optional('donorSimNumber', row.donor_sim_number),
    ...optional('donorCustomerId', row.donor_customer_id),
    customer: row.customer as string,
    voiceAccount: row.voice_account as string,
    ...optional('requestedDate', row.requested_date && (row.requested_date as Date).toISOString()),
    notify: JSON.parse(row.notify ?? '[]') as string[],
    status: {
      date: (row.stage_at as Date).toISOString(),
      stage: row.stage as string,
      ...optional('message', row.stage_message),
      ...optional('employee', row.stage_employee),
    },
    documents: documents.get(row.id as string) ?? [],
    version: row.version as number,
  }
}
