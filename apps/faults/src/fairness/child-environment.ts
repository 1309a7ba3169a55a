/** Enough to find programs, a home and a temporary folder; no setting of the product in the caller's environment. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'MYSQLD_PATH']

/** What a process of the product inherits from this one. */
export function childEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(inherited.map((name) => [name, process.env[name]]))
}
