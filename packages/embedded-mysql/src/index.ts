export type { EmbeddedMysql } from './embedded-mysql.js'
export { type EmbeddedMysqlOptions, startEmbeddedMysql } from './start-embedded-mysql.js'
