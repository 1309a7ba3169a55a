import { inBothLanguages } from '../../language/in-both-languages.js'

export const overviewTexts = inBothLanguages(
  {
    title: 'Overblik',
    about: 'Hvordan det går med porteringerne. Klik på en linje for at se, hvad der ligger bag.',
    none: 'Der er ingen porteringer endnu',
    noneAbout: 'De opstår, når numre fra en anden operatør sættes på en konto hos en kunde.',
    noneLink: 'Gå til kunderne',
    portings: 'Porteringer',
    documents: 'Fuldmagter',
    stages: {
      title: 'Porteringer efter trin',
      about: 'Gennemførte og annullerede er dem fra de seneste 30 dage.',
      head: 'Trin',
    },
    waiting: {
      title: 'Fuldmagter, der venter på underskrift',
      about: 'En for hver kunde og afgivende operatør. De ældste er dem, der skal rykkes for.',
      isLeast: 'Der venter over 10.000 porteringer; de ældste er talt med.',
      head: 'Ventet',
      none: 'Ingen fuldmagter venter på underskrift.',
      make: 'Lav fuldmagter',
      days: (from: number, to: number | undefined) =>
        to === undefined ? `${from} dage eller mere` : `${from}–${to} dage`,
    },
    deliveries: {
      title: 'Forsendelser de seneste 30 dage',
      about: 'E-mails og faxer til kunder og operatører.',
      head: 'Udfald',
      count: 'Antal',
      none: 'Intet er sendt de seneste 30 dage.',
      states: {
        queued: 'I kø',
        sending: 'Sendes nu',
        sent: 'Sendt',
        failed: 'Mislykket',
        unknown: 'Ukendt udfald',
      },
    },
    weeks: {
      title: 'Fra nummer til gennemført',
      about:
        'Hvor mange dage porteringerne tog, efter den uge de blev gennemført i. Mørk: halvdelen tog højst så mange (50 %). Lys: ni ud af ti tog højst så mange (90 %).',
      head: 'Uge',
      week: (week: number) => `Uge ${week}`,
      median: '50 %',
      ninetieth: '90 %',
      count: 'Antal',
      none: 'Ingen porteringer er gennemført de seneste 12 uger.',
    },
    atLeast: (count: string) => `over ${count}`,
  },
  {
    title: 'Overview',
    about: 'Where portings stand and how long they take. Click a line to see what is behind it.',
    none: 'There are no portings yet',
    noneAbout: 'They come about when numbers of another operator are put on an account of a customer.',
    noneLink: 'Go to the customers',
    portings: 'Portings',
    documents: 'Documents',
    stages: {
      title: 'Portings by stage',
      about: 'Completed and cancelled ones are those of the last 30 days.',
      head: 'Stage',
    },
    waiting: {
      title: 'Powers of attorney that wait for a signature',
      about: 'One for each customer and donor. The oldest are the ones to ask for.',
      isLeast: 'More than 10,000 portings wait; the oldest are counted.',
      head: 'Waiting',
      none: 'No power of attorney waits for a signature.',
      make: 'Make powers of attorney',
      days: (from: number, to: number | undefined) =>
        to === undefined ? `${from} days or more` : `${from}–${to} days`,
    },
    deliveries: {
      title: 'Deliveries of the last 30 days',
      about: 'E-mails and faxes to customers and donors.',
      head: 'Outcome',
      count: 'Count',
      none: 'Nothing was sent in the last 30 days.',
      states: {
        queued: 'Queued',
        sending: 'Being sent',
        sent: 'Sent',
        failed: 'Failed',
        unknown: 'Unknown outcome',
      },
    },
    weeks: {
      title: 'From number to completed',
      about:
        'How many days portings took, by the week in which they were completed. Dark: half of them took at most so many (50 %). Light: nine in ten took at most so many (90 %).',
      head: 'Week',
      week: (week: number) => `Week ${week}`,
      median: '50 %',
      ninetieth: '90 %',
      count: 'Count',
      none: 'No porting was completed in the last 12 weeks.',
    },
    atLeast: (count: string) => `over ${count}`,
  },
)

export type OverviewTexts = (typeof overviewTexts)['da']
