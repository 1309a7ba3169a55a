import { inBothLanguages } from '../../../language/in-both-languages.js'

export const putTexts = inBothLanguages(
  {
    title: 'Sæt numre på',
    field: 'Numre',
    fieldAbout:
      'Indsæt det, du har: ét nummer pr. linje, en liste fra en mail, serier som 33254150-79, eller kolonner fra Excel med nummer, ICC-nummer, kundenummer hos afgivende operatør og ønsket dato.',
    target: 'Sæt dem på',
    newAccount: 'En ny SIP-konto',
    mobile: 'Mobil: en konto til hvert nummer',
    name: 'Kontoens navn',
    nameAbout: 'Fx Omstilling eller afdelingens navn',
    suggestedName: 'Omstilling',
    understood: 'Sådan er det læst',
    nothingYet:
      'Når du har indsat numre, står det her, hvordan hver linje er læst. Intet sendes, før du siger til.',
    lines: (count: number, text: string) => (count === 1 ? '1 linje' : `${text} linjer`),
    numbers: (count: number, text: string) => (count === 1 ? '1 nummer' : `${text} numre`),
    summary: (numbers: string, lines: string) => `${numbers} i ${lines}`,
    atFault: (count: number, text: string) =>
      count === 1
        ? '1 linje har en fejl. Ret den i feltet, eller fjern den.'
        : `${text} linjer har fejl. Ret dem i feltet, eller fjern dem.`,
    onlyFaults: 'Vis kun linjer med fejl',
    remove: (count: number, text: string) =>
      count === 1 ? 'Fjern linjen med fejl' : `Fjern ${text} linjer med fejl`,
    removeTitle: 'Fjern linjer med fejl?',
    removeText: (lines: string) => `${lines} fjernes fra feltet. De andre bliver stående.`,
    removeNow: 'Fjern',
    tooMany: (most: string) => `Der kan højst sættes ${most} numre på ad gangen. Del listen i to.`,
    put: (numbers: string) => `Sæt ${numbers} på`,
    nothingNew: 'Alle numrene er på kontoen allerede.',
    progress: (done: string, all: string) => `${done} af ${all} numre er sat på …`,
    cancel: 'Fortryd',
    cancelTitle: 'Luk uden at sætte numrene på?',
    cancelText: 'Det, du har indsat, går tabt.',
    cancelNow: 'Luk',
    done: (numbers: string, account: string) => `${numbers} er sat på ${account}`,
    doneMobile: (numbers: string) => `${numbers} er sat på`,
    notAll: (done: string, left: string) =>
      `${done} er sat på. ${left} er ikke; de står her endnu, og linjerne siger hvorfor.`,
    factsLeft: (numbers: string) =>
      `Numrene er sat på, men kundenummer og ønsket dato kunne ikke gemmes for ${numbers}. Skriv dem på porteringen.`,
    columns: {
      line: 'Linje',
      numbers: 'Numre',
      donor: 'Fra',
      facts: 'ICC, kunde, dato',
      remarks: 'Bemærkninger',
    },
    line: (line: string) => `Linje ${line}`,
    unknownHolder: 'Ukendt',
    sim: (icc: string) => `ICC-nummer ${icc}`,
    customerId: (id: string) => `kundenummer ${id}`,
    day: (day: string) => `ønsket ${day}`,
    fault: 'Fejl:',
    refused: 'Afvist:',
    assign: 'Angiv operatør',
    more: (count: string) => `og ${count} til`,
    remarks: {
      row: (about: string, words: string) => `„${about}“: ${words}.`,
      noNumber: (about: string) => `„${about}“: der er intet telefonnummer i linjen.`,
      plusMissing: (about: string) => `„${about}“: der mangler et + foran landekoden.`,
      shortenedByExcel: (about: string) =>
        `„${about}“: Excel har forkortet nummeret. Gør kolonnen til tekst i Excel, og kopiér igen.`,
      numberOrCustomer: (about: string) =>
        `„${about}“ kan være et telefonnummer eller et kundenummer. Skriv overskrifter over kolonnerne: Nummer, Kundenummer.`,
      tooMany: (about: string) =>
        `„${about}“ er der ikke plads til: hver linje har ét ICC-nummer, ét kundenummer og én dato.`,
      notADay: (about: string) => `„${about}“ er ikke en dato. Skriv fx 1.12.2026.`,
      simOfMany: (about: string) => `ICC-nummer ${about} kan kun høre til ét nummer, og linjen har flere.`,
      notAnIcc: (about: string) =>
        `„${about}“ ligner ikke et ICC-nummer: det har 18 til 22 cifre. Er det et telefonnummer, så sæt det på en linje for sig selv.`,
      unused: (about: string) => `„${about}“ bruges ikke.`,
      given: (about: string, line: string) => `${about} står også i linje ${line} og tælles én gang.`,
      onThisAccount: (about: string) => `${about} er på kontoen allerede.`,
      onOtherAccount: (about: string, account: string) => `${about} er allerede på ${account}.`,
      mobile: (about: string) =>
        `${about} ligner et mobilnummer. Er det et, så vælg „Mobil: en konto til hvert nummer“ under „Sæt dem på“.`,
      fixed: (about: string) =>
        `${about} ligner et fastnetnummer. Er det et, så vælg en SIP-konto under „Sæt dem på“.`,
      unknown: (about: string) => `${about}: ingen operatør har nummeret.`,
    },
  },
  {
    title: 'Put numbers on',
    field: 'Numbers',
    fieldAbout:
      'Paste what you have: a number to a line, a list out of a mail, series such as 33254150-79, or columns of Excel with number, ICC number, customer number at the donor and requested date.',
    target: 'Put them on',
    newAccount: 'A new SIP account',
    mobile: 'Mobile: an account for each number',
    name: 'Name of the account',
    nameAbout: 'Switchboard, for instance, or the name of the department',
    suggestedName: 'Switchboard',
    understood: 'How it was read',
    nothingYet:
      'When you have pasted numbers, you see here how each line was read. Nothing is sent before you say so.',
    lines: (count: number, text: string) => (count === 1 ? '1 line' : `${text} lines`),
    numbers: (count: number, text: string) => (count === 1 ? '1 number' : `${text} numbers`),
    summary: (numbers: string, lines: string) => `${numbers} in ${lines}`,
    atFault: (count: number, text: string) =>
      count === 1
        ? '1 line has a fault. Correct it in the field, or remove it.'
        : `${text} lines have faults. Correct them in the field, or remove them.`,
    onlyFaults: 'Show only lines with faults',
    remove: (count: number, text: string) =>
      count === 1 ? 'Remove the line with a fault' : `Remove ${text} lines with faults`,
    removeTitle: 'Remove lines with faults?',
    removeText: (lines: string) => `${lines} will be removed from the field. The others stay.`,
    removeNow: 'Remove',
    tooMany: (most: string) => `At most ${most} numbers can be put on at once. Divide the list.`,
    put: (numbers: string) => `Put ${numbers} on`,
    nothingNew: 'All of the numbers are on the account already.',
    progress: (done: string, all: string) => `${done} of ${all} numbers were put on …`,
    cancel: 'Cancel',
    cancelTitle: 'Close without putting the numbers on?',
    cancelText: 'What you have pasted is lost.',
    cancelNow: 'Close',
    done: (numbers: string, account: string) => `${numbers} put on ${account}`,
    doneMobile: (numbers: string) => `${numbers} put on`,
    notAll: (done: string, left: string) =>
      `${done} put on. ${left} not; they are still here, and the lines say why.`,
    factsLeft: (numbers: string) =>
      `The numbers were put on, but customer number and requested date could not be saved for ${numbers}. Write them on the porting.`,
    columns: {
      line: 'Line',
      numbers: 'Numbers',
      donor: 'From',
      facts: 'ICC, customer, date',
      remarks: 'Remarks',
    },
    line: (line: string) => `Line ${line}`,
    unknownHolder: 'Unknown',
    sim: (icc: string) => `ICC number ${icc}`,
    customerId: (id: string) => `customer number ${id}`,
    day: (day: string) => `requested ${day}`,
    fault: 'Fault:',
    refused: 'Refused:',
    assign: 'Name the operator',
    more: (count: string) => `and ${count} more`,
    remarks: {
      row: (about: string, words: string) => `“${about}”: ${words}.`,
      noNumber: (about: string) => `“${about}”: there is no phone number in the line.`,
      plusMissing: (about: string) => `“${about}”: the + before the country code is missing.`,
      shortenedByExcel: (about: string) =>
        `“${about}”: Excel shortened the number. Make the column text in Excel, and copy again.`,
      numberOrCustomer: (about: string) =>
        `“${about}” may be a phone number or a customer number. Write headings above the columns: Number, Customer number.`,
      tooMany: (about: string) =>
        `There is no room for “${about}”: a line has one ICC number, one customer number and one date.`,
      notADay: (about: string) => `“${about}” is no date. Write 1.12.2026, for instance.`,
      simOfMany: (about: string) =>
        `ICC number ${about} can belong to one number only, and the line has several.`,
      notAnIcc: (about: string) =>
        `“${about}” does not look like an ICC number, which has 18 to 22 digits. If it is a phone number, give it a line of its own.`,
      unused: (about: string) => `“${about}” is not used.`,
      given: (about: string, line: string) => `${about} is in line ${line} too, and counts once.`,
      onThisAccount: (about: string) => `${about} is on the account already.`,
      onOtherAccount: (about: string, account: string) => `${about} is on ${account} already.`,
      mobile: (about: string) =>
        `${about} looks like a mobile number. If it is one, choose “Mobile: an account for each number” under “Put them on”.`,
      fixed: (about: string) =>
        `${about} looks like a fixed-line number. If it is one, choose a SIP account under “Put them on”.`,
      unknown: (about: string) => `${about}: no operator holds the number.`,
    },
  },
)

export type PutTexts = (typeof putTexts)['da']
