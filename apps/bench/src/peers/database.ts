import { createHash, randomBytes } from 'node:crypto'
import { createPool, type Pool, type PoolConnection, type RowDataPacket } from 'mysql2/promise'
import type { PeerOperator } from './operator-schema.js'

/** As many connections as the product has. At the servers' usual isolation callers of different customers deadlock. */
export function openPool(uri: string): Pool {
  const pool = createPool({ uri, connectionLimit: 16, timezone: 'Z', maxIdle: 16 })
  pool.pool.on('connection', (connection) => {
    connection.query('set session transaction isolation level read committed')
  })
  return pool
}

export interface PeerCaller {
  employeeId: string
  accessLevel: string
}

/** Who calls: the token's hash is looked up, and its employee's right. */
export async function findCaller(
  pool: Pool,
  authorization: string | undefined,
): Promise<PeerCaller | undefined> {
  if (!authorization?.startsWith('Bearer ')) return undefined
  const hash = createHash('sha256').update(authorization.slice(7)).digest()
  const [rows] = await pool.query<RowDataPacket[]>(
    `select employee.id as employeeId, employee.access_level as accessLevel
     from token join employee on employee.id = token.employee
     where token.hash = ? and token.revoked_at is null
       and (token.expires_at is null or token.expires_at > utc_timestamp(3))`,
    [hash],
  )
  return rows[0] as PeerCaller | undefined
}

/** Stores an operator and the entry of the audit log that tells of it, and gives what is answered. */
export async function insertOperator(pool: Pool, caller: PeerCaller, operator: PeerOperator) {
  const created = {
    ...operator,
    orderWait: operator.orderWait ?? null,
    customerIdValidation: operator.customerIdValidation ?? false,
    version: 1,
  }
  await inTransaction(pool, async (connection) => {
    await connection.query(
      `insert into operator (id, name, address, np_number, np_fax, np_email, np_opening_hours, notes, fixed_auth, mvno_auth,
         icc_validation, order_wait_hours, customer_id_validation, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, utc_timestamp(3))`,
      [
        created._id,
        created.name,
        created.address,
        created.npNumber,
        created.npFax ?? null,
        created.npEmail ?? null,
        created.npOpeningHours ?? null,
        created.notes ?? null,
        created.fixedAuth,
        created.mvnoAuth,
        created.iccValidation ?? null,
        created.orderWait,
        created.customerIdValidation,
      ],
    )
    await insertAudit(connection, caller, {
      action: 'operator.create',
      objectType: 'operator',
      object: created._id,
      after: created,
    })
  })
  return created
}

export interface PeerAudit {
  action: string
  customer?: string
  objectType: string
  object: string
  after: object
}

export async function insertAudit(
  connection: PoolConnection,
  caller: PeerCaller,
  entry: PeerAudit,
): Promise<string> {
  const id = newId()
  await connection.query(
    `insert into audit_log (id, made_at, customer, employee, access_level, action, object_type, object, request_id, after_change)
     values (?, utc_timestamp(3), ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      entry.customer ?? null,
      caller.employeeId,
      caller.accessLevel,
      entry.action,
      entry.objectType,
      entry.object,
      newId(),
      JSON.stringify(entry.after),
    ],
  )
  return id
}

export async function inTransaction<Result>(
  pool: Pool,
  work: (connection: PoolConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await pool.getConnection()
  try {
    await connection.query('begin')
    const result = await work(connection)
    await connection.query('commit')
    return result
  } catch (error) {
    await connection.query('rollback')
    throw error
  } finally {
    connection.release()
  }
}

export function newId(): string {
  return randomBytes(12).toString('hex')
}
