import { homedir } from 'node:os'
import { join } from 'node:path'

/** What the command line takes from its environment. */
export interface Environment {
  /** `TELECOMX_URL`: where the installation is. */
  url: string | undefined
  /** `TELECOMX_TOKEN`. */
  token: string | undefined
  /** Where what `login` keeps lies. */
  folder: string
  /** Of a terminal that Node does not know, as in a test: characters in a line. */
  columns: number | undefined
  /** The letters that the terminal shows. */
  charset: 'utf8' | 'latin1'
  isDumbTerminal: boolean
}

export function readEnvironment(): Environment {
  const { TELECOMX_URL, TELECOMX_TOKEN, XDG_CONFIG_HOME, COLUMNS, LC_ALL, LC_CTYPE, LANG, TERM } = process.env
  return {
    url: TELECOMX_URL || undefined,
    token: TELECOMX_TOKEN || undefined,
    folder: join(XDG_CONFIG_HOME || join(homedir(), '.config'), 'telecomx'),
    columns: Number(COLUMNS) || undefined,
    charset: westernCharset.test(LC_ALL || LC_CTYPE || LANG || '') ? 'latin1' : 'utf8',
    isDumbTerminal: TERM === 'dumb',
  }
}

/** `da_DK.ISO-8859-1` and its like; a locale that names no charset is that of a UTF-8 terminal today. */
const westernCharset = /\.(iso-?8859-?15?|latin-?1|cp1252|windows-1252)(@|$)/i
