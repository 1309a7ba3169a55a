export { hasDatabase } from './has-database.js'
export { type EmbeddedMysql, type EmbeddedMysqlOptions, startEmbeddedMysql } from './start-embedded-mysql.js'
