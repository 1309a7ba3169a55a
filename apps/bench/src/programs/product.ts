import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Program, type ProgramOptions, startProgram } from './start-program.js'

/** What serves HTTP and is measured. */
export interface Served extends Program {
  url: string
}

export interface ProductOptions extends Pick<ProgramOptions, 'folder' | 'flags' | 'settings'> {
  databaseUrl: string
  /** The `main.js` of another build. */
  main?: string
}

/** The server as it is built. */
export const ownMain = fileURLToPath(new URL('../../../server/dist/main.js', import.meta.url))

/** As an installation has it, but that nobody is refused for calling too fast, and that it does not send. */
const settings = {
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_FORMAT: 'json',
  SENDER: 'off',
  RATE_LIMIT_PER_SECOND: '1000000',
  RATE_LIMIT_BURST: '1000000',
  OTHER_RECIPIENTS_PER_HOUR: '100000',
  ISSUER_NAME: 'Telecom X',
  ISSUER_CPS_CODE: '01060',
  MAIL_FROM: 'porting@telecomx.example',
  SMTP_REQUIRE_TLS: 'false',
}

/** Nothing of the repository's own data is touched. */
function settingsFor(
  databaseUrl: string,
  { folder, settings: more }: Pick<ProductOptions, 'folder' | 'settings'>,
) {
  return { ...settings, DATABASE_URL: databaseUrl, TELECOMX_DATA_DIR: folder, ...more }
}

/** Starts the server, several ways in one process, and waits until it listens. */
export async function startProduct({
  databaseUrl,
  main = ownMain,
  ...options
}: ProductOptions): Promise<Served> {
  const program = startProgram({
    ...options,
    script: main,
    settings: settingsFor(databaseUrl, options),
  })
  return servedBy(program)
}

/** What a program serves, once it listens; one that does not is ended. */
export async function servedBy(program: Program): Promise<Served> {
  const { url } = await orEnd(program, 'listening')
  return { ...program, url: String(url) }
}

async function orEnd(program: Program, event: string): Promise<Record<string, unknown>> {
  try {
    return await program.logged(event)
  } catch (error) {
    await program.stop()
    throw error
  }
}

/** Starts a process that sends, and waits until it does. */
export async function startSender({
  databaseUrl,
  main = ownMain,
  ...options
}: ProductOptions): Promise<Program> {
  const program = startProgram({
    ...options,
    script: join(dirname(main), 'commands/sender.js'),
    settings: settingsFor(databaseUrl, options),
  })
  await orEnd(program, 'sending')
  return program
}
