import { expect, test } from 'vitest'
import { demoHistory } from './demo-history.js'

const hours = Array.from({ length: 7 * 24 }, (_, hour) => hour)

test.each(hours)('%i hours after a week has begun each of the twelve weeks has a porting', (hour) => {
  const weeksAgo = demoHistory.map(({ completedDaysAgo }) => Math.ceil((completedDaysAgo - hour / 24) / 7))
  expect(Array.from({ length: 12 }, (_, week) => week).filter((week) => !weeksAgo.includes(week))).toEqual([])
})
