/** What a list answers, without the place where it goes on: peers go on by the offset alone. */
export function withoutCursor(answer: unknown): unknown {
  const { nextCursor: _, ...page } = answer as { nextCursor?: string }
  return page
}
