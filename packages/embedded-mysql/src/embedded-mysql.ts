/** A private database server, run by this process or by another one. */
export interface EmbeddedMysql {
  /** Connect here as {@link EmbeddedMysql.user}, without a password; it is the same with every start. */
  readonly socketPath: string
  /**
   * `telecomx`, with rights on the schema `telecomx` and no others. On a disposable server `root`: its users make
   * databases of their own.
   */
  readonly user: 'telecomx' | 'root'
  /** `owner` runs the server, `guest` uses another process's, and has none when that ends until one starts again. */
  readonly role: 'owner' | 'guest'
  /**
   * A guest just leaves; an owner gives its guests 5 s to do so and shuts the server down. Calling it again waits for
   * the same end.
   */
  stop(): Promise<void>
}
