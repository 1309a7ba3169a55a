/**
 * What a program that is measured inherits: enough to find programs, a home and its cache, and a temporary folder. Named
 * one by one, so that no setting of the product in the caller's environment changes what is measured.
 */
const inherited = ['PATH', 'HOME', 'XDG_CACHE_HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'MYSQLD_PATH']

export function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(inherited.map((name) => [name, process.env[name]]))
}

/** The server that databases are made on, as the tests name it; undefined when one is to be started. */
export function givenDatabaseServer(): string | undefined {
  return process.env.TELECOMX_TEST_DATABASE_URL
}

/** Where databases are made from now on. */
export function useDatabaseServer(url: string): void {
  process.env.TELECOMX_TEST_DATABASE_URL = url
}

/** A database server of the caller's own choice. */
export function givenServerProgram(): string | undefined {
  return process.env.MYSQLD_PATH
}
