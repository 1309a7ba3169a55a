import { inBothLanguages } from '../../../language/in-both-languages.js'

export const numberTexts = inBothLanguages(
  {
    put: 'Sæt numre på',
    none: 'Der er ingen numre endnu',
    noneAbout:
      'Sæt de numre på, som kunden vil flytte hertil. Hvert nummer, som en anden operatør har, får en portering.',
    noneToSee: 'Når der er sat numre på kunden, står de her.',
    missing: (count: number, text: string) =>
      count === 1 ? '1 nummer mangler en fuldmagt' : `${text} numre mangler en fuldmagt`,
    missingAbout: (donors: string) =>
      `Afgivende operatør: ${donors}. Lav fuldmagterne, så kunden kan skrive under.`,
    awaiting: (count: number, text: string) =>
      count === 1 ? '1 nummer venter på underskrift' : `${text} numre venter på underskrift`,
    awaitingAbout: 'Når den underskrevne fuldmagt kommer tilbage, lægges den ind under underskrevne kopier.',
    makePoas: 'Lav fuldmagter',
    toCopies: 'Læg underskrevet kopi ind',
    sipAccount: 'SIP-konto',
    unnamed: 'Uden navn',
    mobileAccount: 'en mobilkonto',
    count: (count: number, text: string) => (count === 1 ? '1 nummer' : `${text} numre`),
    emptyAccount: 'Kontoen har ingen numre.',
    mobiles: 'Mobilnumre',
    mobilesAbout: 'Hvert mobilnummer er en konto for sig.',
    columns: {
      numbers: 'Numre',
      number: 'Nummer',
      donor: 'Fra',
      stage: 'Trin',
      sim: 'Nyt SIM-kort',
      actions: 'Handling',
    },
    noPorting: 'Skal ikke porteres',
    rename: 'Omdøb',
    renameTitle: 'Omdøb kontoen',
    name: 'Navn',
    renamed: (name: string) => `Kontoen hedder nu ${name}`,
    takeOff: 'Tag af',
    takeOffOf: (numbers: string) => `Tag af: ${numbers}`,
    takeOffTitle: 'Tag numre af kontoen?',
    takeOffText: (numbers: string) =>
      `${numbers} tages af kontoen. Er numrene ved at blive porteret, annulleres porteringen.`,
    takenOff: (numbers: string) => `${numbers} er taget af`,
    close: 'Luk',
    closeOf: (number: string) => `Luk kontoen med ${number}`,
    closeTitle: 'Luk mobilkontoen?',
    closeText: (number: string) =>
      `Kontoen med ${number} lukkes. Er nummeret ved at blive porteret, annulleres porteringen.`,
    closeNow: 'Luk kontoen',
    closed: (number: string) => `Kontoen med ${number} er lukket`,
  },
  {
    put: 'Put numbers on',
    none: 'There are no numbers yet',
    noneAbout:
      'Put on the numbers that the customer wants to move here. Each number that another operator holds gets a porting.',
    noneToSee: 'Once numbers were put on the customer, they are here.',
    missing: (count: number, text: string) =>
      count === 1 ? '1 number needs a power of attorney' : `${text} numbers need a power of attorney`,
    missingAbout: (donors: string) =>
      `Donor: ${donors}. Make the powers of attorney, so that the customer can sign.`,
    awaiting: (count: number, text: string) =>
      count === 1 ? '1 number waits for a signature' : `${text} numbers wait for a signature`,
    awaitingAbout: 'When the signed power of attorney comes back, it is added beneath signed copies.',
    makePoas: 'Make powers of attorney',
    toCopies: 'Add a signed copy',
    sipAccount: 'SIP account',
    unnamed: 'Without a name',
    mobileAccount: 'a mobile account',
    count: (count: number, text: string) => (count === 1 ? '1 number' : `${text} numbers`),
    emptyAccount: 'The account has no numbers.',
    mobiles: 'Mobile numbers',
    mobilesAbout: 'Each mobile number is an account of its own.',
    columns: {
      numbers: 'Numbers',
      number: 'Number',
      donor: 'From',
      stage: 'Stage',
      sim: 'New SIM card',
      actions: 'Action',
    },
    noPorting: 'Needs no porting',
    rename: 'Rename',
    renameTitle: 'Rename the account',
    name: 'Name',
    renamed: (name: string) => `The account is called ${name} now`,
    takeOff: 'Take off',
    takeOffOf: (numbers: string) => `Take off: ${numbers}`,
    takeOffTitle: 'Take numbers off the account?',
    takeOffText: (numbers: string) =>
      `${numbers} will be taken off the account. If the numbers are being ported, the porting is cancelled.`,
    takenOff: (numbers: string) => `${numbers} was taken off`,
    close: 'Close',
    closeOf: (number: string) => `Close the account of ${number}`,
    closeTitle: 'Close the mobile account?',
    closeText: (number: string) =>
      `The account of ${number} will be closed. If the number is being ported, the porting is cancelled.`,
    closeNow: 'Close the account',
    closed: (number: string) => `The account of ${number} was closed`,
  },
)
