/** A private database server, run by this process or by another one. */
export interface EmbeddedMysql {
  /** Connect here as {@link EmbeddedMysql.user}, without a password; it stays the same over a take-over. */
  readonly socketPath: string
  /**
   * `telecomx`, with rights on the schema `telecomx` and no others. On a disposable server `root`: its users make
   * databases of their own.
   */
  readonly user: 'telecomx' | 'root'
  /** `owner` runs the server, `guest` uses another process's; a guest becomes owner when the owner ends. */
  readonly role: 'owner' | 'guest'
  /** A guest just leaves; an owner shuts the server down. Calling it again waits for the same end. */
  stop(): Promise<void>
}
