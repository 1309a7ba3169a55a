import { formatCount } from '../../language/format-number.js'
import { inBothLanguages } from '../../language/in-both-languages.js'

const inDanish = (count: number, one: string, many: string) =>
  `${formatCount(count)} ${count === 1 ? one : many}`
const inEnglish = inDanish

export const importTexts = inBothLanguages(
  {
    title: 'Import',
    about: 'Læs mange operatører, numre, kunder eller konti ind på én gang fra en fil eller fra Excel.',
    what: 'Hvad vil du importere?',
    kinds: {
      operators: 'Operatører',
      ranges: 'Nummerserier',
      customers: 'Kunder',
      accounts: 'Konti med numre',
    },
    kindAbouts: {
      operators: 'Opretter dem, der mangler, og erstatter dem, der findes, helt.',
      ranges: 'Siger, hvilken operatør der har hvilke numre. Serier med samme grænser erstattes.',
      customers: 'Opretter dem, der mangler. Kunder, der findes i forvejen, bliver, som de er.',
      accounts: 'Opretter SIP- og mobilkonti for kunder, og porteringer af de numre, andre operatører har.',
    },
    source: 'Hvor er de?',
    chooseFile: 'Vælg en CSV-fil',
    drop: 'eller træk filen hertil',
    dropAbout:
      'I Excel: Gem som → CSV. Første linje er overskrifter. Æ, ø og å læses, som Excel skriver dem.',
    template: 'Hent en skabelon',
    templateAbout: 'med de rigtige overskrifter, som kan åbnes i Excel.',
    paste: 'Eller indsæt celler fra Excel, med overskrifterne øverst',
    readPasted: 'Læs tabellen',
    pasted: 'en indsat tabel',
    sourceFaults: {
      empty: 'Der er ingen linjer under overskrifterne.',
      workbook:
        'Det er en Excel-projektmappe. Gem den som CSV i Excel (Gem som), eller kopier cellerne, og indsæt dem her.',
      large: 'Filen er større end 30 MB. Del den i flere.',
      unreadable: 'Filen kan ikke læses.',
    },
    brokenTable: (line: number) =>
      `På linje ${formatCount(line)} begynder et anførselstegn, som ikke slutter rigtigt.`,
    startOver: 'Vælg en anden fil',
    from: (what: string, file: string) => `${what} fra ${file}`,
    columns: (found: number, all: number) => `Kolonner: ${found} af ${all} felter er fundet i filen`,
    columnsAbout: 'Passer en kolonne ikke, så vælg en anden. Felter med * skal være der.',
    notUsed: 'Ikke med',
    unusedColumns: (names: string) => `Kolonner, der ikke bruges: ${names}`,
    missingColumns: (names: string) => `Vælg kolonnen for: ${names}`,
    preview: 'Forhåndsvisning',
    lines: (count: number) => inDanish(count, 'linje', 'linjer'),
    faultless: 'ingen fejl fundet',
    faulty: (count: number) => inDanish(count, 'linje med fejl', 'linjer med fejl'),
    onlyFaulty: 'Kun linjer med fejl',
    shownOf: (shown: number, all: number) =>
      `Viser de første ${formatCount(shown)} af ${formatCount(all)} linjer.`,
    tooMany: (most: number) =>
      `Der kan højst importeres ${formatCount(most)} linjer ad gangen. Del filen i flere.`,
    line: 'Linje',
    faultColumn: 'Fejl',
    lineOf: (line: number) => `Linje ${formatCount(line)}`,
    none: 'Ingen fejl i linjen.',
    empty: 'tom',
    send: {
      operators: (count: number) => `Importér ${inDanish(count, 'operatør', 'operatører')}`,
      ranges: (count: number) => `Importér ${inDanish(count, 'nummerserie', 'nummerserier')}`,
      customers: (count: number) => `Importér ${inDanish(count, 'kunde', 'kunder')}`,
      accounts: (count: number) => `Importér ${inDanish(count, 'linje', 'linjer')} med konti`,
    },
    allOrNothing: 'Enten importeres alle linjer, eller ingen af dem.',
    mendFirst: 'Ret fejlene i filen, og vælg den igen. Der importeres ingenting, så længe en linje har fejl.',
    refused: (count: number) =>
      `Serveren fandt fejl på ${inDanish(count, 'linje', 'linjer')}. Der er ikke importeret noget.`,
    sending: (percent: number) => `Sender … ${percent} %`,
    waiting: 'Alt er sendt. Serveren kontrollerer og gemmer; det kan tage et minut.',
    cancel: 'Afbryd',
    cancelled: 'Afbrudt. Der er ikke importeret noget.',
    done: 'Importen er færdig',
    results: {
      operators: (created: number, updated: number) =>
        `${inDanish(created, 'operatør er oprettet', 'operatører er oprettet')}, ${formatCount(updated)} er erstattet.`,
      ranges: (imported: number) => `${inDanish(imported, 'nummerserie er', 'nummerserier er')} læst ind.`,
      customers: (created: number, known: number) =>
        `${inDanish(created, 'kunde er oprettet', 'kunder er oprettet')}; ${formatCount(known)} fandtes i forvejen og er, som de var.`,
      accounts: (accounts: number, numbers: number, portings: number) =>
        `${inDanish(accounts, 'konto', 'konti')} med ${inDanish(numbers, 'nummer', 'numre')} er oprettet, og ${inDanish(portings, 'portering', 'porteringer')}.`,
    },
    next: {
      operators: 'Se operatørerne',
      ranges: 'Importér kunder',
      customers: 'Importér konti med numre',
      accounts: 'Lav fuldmagter',
    },
    look: { customers: 'Se kunderne', accounts: 'Se porteringerne' },
    another: 'Importér en fil til',
  },
  {
    title: 'Import',
    about: 'Bring in many operators, numbers, customers or accounts at once, from a file or from Excel.',
    what: 'What do you want to import?',
    kinds: {
      operators: 'Operators',
      ranges: 'Number ranges',
      customers: 'Customers',
      accounts: 'Accounts with numbers',
    },
    kindAbouts: {
      operators: 'Creates those that are missing, and replaces those that are there entirely.',
      ranges: 'Says which operator holds which numbers. Ranges with the same ends are replaced.',
      customers: 'Creates those that are missing. Customers that are there already stay as they are.',
      accounts:
        'Makes SIP and mobile accounts of customers, and portings of the numbers that other operators hold.',
    },
    source: 'Where are they?',
    chooseFile: 'Choose a CSV file',
    drop: 'or drag the file here',
    dropAbout:
      'In Excel: Save as → CSV. The first line holds the headings. Æ, ø and å are read as Excel writes them.',
    template: 'Download a template',
    templateAbout: 'with the right headings, to be opened in Excel.',
    paste: 'Or paste cells from Excel, with the headings at the top',
    readPasted: 'Read the table',
    pasted: 'a pasted table',
    sourceFaults: {
      empty: 'There are no lines beneath the headings.',
      workbook:
        'This is an Excel workbook. Save it as CSV in Excel (Save as), or copy the cells and paste them here.',
      large: 'The file is larger than 30 MB. Split it into several.',
      unreadable: 'The file cannot be read.',
    },
    brokenTable: (line: number) =>
      `On line ${formatCount(line)} a quotation mark begins that does not end properly.`,
    startOver: 'Choose another file',
    from: (what: string, file: string) => `${what} from ${file}`,
    columns: (found: number, all: number) => `Columns: ${found} of ${all} fields were found in the file`,
    columnsAbout: 'If a column does not fit, choose another. Fields with * must be there.',
    notUsed: 'Left out',
    unusedColumns: (names: string) => `Columns that are not used: ${names}`,
    missingColumns: (names: string) => `Choose the column for: ${names}`,
    preview: 'Preview',
    lines: (count: number) => inEnglish(count, 'line', 'lines'),
    faultless: 'no faults found',
    faulty: (count: number) => inEnglish(count, 'line with faults', 'lines with faults'),
    onlyFaulty: 'Only lines with faults',
    shownOf: (shown: number, all: number) =>
      `Shows the first ${formatCount(shown)} of ${formatCount(all)} lines.`,
    tooMany: (most: number) =>
      `At most ${formatCount(most)} lines can be imported at once. Split the file into several.`,
    line: 'Line',
    faultColumn: 'Fault',
    lineOf: (line: number) => `Line ${formatCount(line)}`,
    none: 'No faults in this line.',
    empty: 'empty',
    send: {
      operators: (count: number) => `Import ${inEnglish(count, 'operator', 'operators')}`,
      ranges: (count: number) => `Import ${inEnglish(count, 'number range', 'number ranges')}`,
      customers: (count: number) => `Import ${inEnglish(count, 'customer', 'customers')}`,
      accounts: (count: number) => `Import ${inEnglish(count, 'line', 'lines')} of accounts`,
    },
    allOrNothing: 'Either all lines are imported, or none of them.',
    mendFirst:
      'Mend the faults in the file, and choose it again. Nothing is imported while any line has a fault.',
    refused: (count: number) =>
      `The server found faults on ${inEnglish(count, 'line', 'lines')}. Nothing was imported.`,
    sending: (percent: number) => `Sending … ${percent} %`,
    waiting: 'All is sent. The server checks and stores; that may take a minute.',
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing was imported.',
    done: 'The import is done',
    results: {
      operators: (created: number, updated: number) =>
        `${inEnglish(created, 'operator was created', 'operators were created')}, ${formatCount(updated)} replaced.`,
      ranges: (imported: number) =>
        `${inEnglish(imported, 'number range was', 'number ranges were')} brought in.`,
      customers: (created: number, known: number) =>
        `${inEnglish(created, 'customer was created', 'customers were created')}; ${formatCount(known)} were there already and are as they were.`,
      accounts: (accounts: number, numbers: number, portings: number) =>
        `${inEnglish(accounts, 'account', 'accounts')} with ${inEnglish(numbers, 'number', 'numbers')} made, and ${inEnglish(portings, 'porting', 'portings')}.`,
    },
    next: {
      operators: 'See the operators',
      ranges: 'Import customers',
      customers: 'Import accounts with numbers',
      accounts: 'Make powers of attorney',
    },
    look: { customers: 'See the customers', accounts: 'See the portings' },
    another: 'Import another file',
  },
)
