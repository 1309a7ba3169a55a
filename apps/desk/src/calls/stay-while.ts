/** Asks before the tab is closed, or its user signs out, as long as the work goes on, whatever page is shown meanwhile. */
export async function stayWhile<Result>(work: Promise<Result>): Promise<Result> {
  const ask = (event: Event) => event.preventDefault()
  addEventListener('beforeunload', ask)
  try {
    return await work
  } finally {
    removeEventListener('beforeunload', ask)
  }
}
