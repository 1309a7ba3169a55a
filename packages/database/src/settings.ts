// An entry of its own, for what reads settings: the rest of the package takes longer to load than a database to start.
export { parseDatabaseUrl } from './connection/database-url.js'
