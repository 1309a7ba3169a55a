/** The number of the user that this process runs as, who need not have an entry among the system's users; -1 on Windows. */
export function userId(): number {
  return process.getuid?.() ?? -1
}
