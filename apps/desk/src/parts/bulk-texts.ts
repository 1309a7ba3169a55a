import { inBothLanguages } from '../language/in-both-languages.js'

export const bulkTexts = inBothLanguages(
  {
    label: 'De valgte',
    selected: (count: string) => `${count} valgt`,
    forget: 'Fravælg alle',
    withCount: (action: string, count: string) => `${action} (${count})`,
    progress: (action: string, done: string, total: string) => `${action}: ${done} af ${total} er behandlet`,
    finished: (action: string, succeeded: string, total: string) =>
      `${action}: ${succeeded} af ${total} lykkedes`,
    results: 'Hvad der skete',
    close: 'Luk listen',
  },
  {
    label: 'Those selected',
    selected: (count: string) => `${count} selected`,
    forget: 'Select none',
    withCount: (action: string, count: string) => `${action} (${count})`,
    progress: (action: string, done: string, total: string) => `${action}: ${done} of ${total} done`,
    finished: (action: string, succeeded: string, total: string) =>
      `${action}: ${succeeded} of ${total} succeeded`,
    results: 'What happened',
    close: 'Close the list',
  },
)
