import { inBothLanguages } from '../../language/in-both-languages.js'
import { letterNames } from '../../language/letter-names.js'

interface RiskFacts {
  donor: string
  /** What is missing, in words. */
  field: string
  number: string
  day: string
}

/** The name of a field within a sentence: `adresse`, and `CVR-nummer`. */
const inSentence = (field: string) => field.replace(/^.(?!\p{Lu})/u, (first) => first.toLowerCase())

export const poaTexts = inBothLanguages(
  {
    title: (name: string) => `Fuldmagter for ${name}`,
    titleAlone: 'Fuldmagter',
    about: 'Ejeren af numrene skal skrive under, før de kan flyttes. Her laves det, der skal skrives under.',
    otherCustomer: '← Vælg en anden kunde',
    customer: 'Se kunden',
    verify: 'Kontrollér en fuldmagt',
    plan: 'Det skal ejeren skrive under på',
    planAbout: (documents: number, numbers: string) =>
      documents === 1
        ? `Én fuldmagt til den afgivende operatør: ${numbers} i alt.`
        : `${documents} fuldmagter, én til hver afgivende operatør: ${numbers} i alt.`,
    nothing: 'Ingen numre venter på en fuldmagt',
    nothingAbout:
      'Når der kommer numre på kunden, som ligger hos en anden operatør, kan fuldmagten laves her.',
    nothingNext: 'Gå til kunden, og sæt numre på',
    nothingCopies: 'Er fuldmagten skrevet under? Gå til underskrevne kopier',
    numbers: (count: number, text: string) => (count === 1 ? '1 nummer' : `${text} numre`),
    showAll: (count: string) => `Vis alle ${count}`,
    preview: 'Se udkast',
    previewOf: (donor: string) => `Se udkast til ${donor}`,
    draft: (donor: string) => `Udkast: fuldmagt til ${donor}`,
    draftAbout: 'Sådan kommer fuldmagten til at se ud. Den gælder først, når den er lavet.',
    saveDraft: 'Gem udkastet',
    noRisks: 'Intet fundet, som operatøren plejer at afvise',
    risksFound: (count: number) => (count === 1 ? 'Kan blive afvist' : `Kan blive afvist: ${count} grunde`),
    risks: {
      OWNER_INCOMPLETE: ({ donor, field }: RiskFacts) =>
        `Ejerens ${inSentence(field)} mangler, og det kan ${donor} afvise fuldmagten for.`,
      OWNER_LOOKS_WRONG: ({ donor, field }: RiskFacts) =>
        `Ejerens ${field.toLocaleLowerCase('da')} ser forkert ud. Passer det ikke med det, ${donor} har registreret, afvises fuldmagten.`,
      OWNER_ADDRESS_OF_CUSTOMER: ({ donor }: RiskFacts) =>
        `Kundens adresse trykkes under en anden ejer. Har ${donor} registreret ejeren på en anden adresse, så skriv den.`,
      DONOR_ADDRESS_MISSING: ({ donor, field }: RiskFacts) =>
        `${donor} vil have fuldmagten tilsendt, men ${field} til portering mangler i registret.`,
      ICC_MISSING: ({ donor, number }: RiskFacts) =>
        `${donor} kontrollerer SIM-kortet, men ICC-nummeret for ${number} mangler.`,
      ICC_INVALID: ({ donor, number }: RiskFacts) =>
        `ICC-nummeret for ${number} ligner ikke dem, ${donor} bruger.`,
      DONOR_CUSTOMER_ID_MISSING: ({ donor, number }: RiskFacts) =>
        `${donor} kontrollerer kundenummeret, men det mangler for ${number}.`,
      REQUESTED_DATE_PAST: ({ number, day }: RiskFacts) =>
        `Den ønskede dato for ${number}, ${day}, er passeret.`,
      REQUESTED_DATE_FAR: ({ number, day }: RiskFacts) =>
        `Den ønskede dato for ${number}, ${day}, er mere end et år ude i fremtiden.`,
      REQUESTED_DATE_NO_WORKING_DAY: ({ number, day }: RiskFacts) =>
        `Den ønskede dato for ${number}, ${day}, er ikke en arbejdsdag.`,
    },
    donorFields: { npFax: 'faxnummeret', npEmail: 'e-mailadressen' },
    mendCustomer: 'Ret det på kunden',
    mendOperator: 'Ret det på operatøren',
    mendByAdmin: 'Det kan kun en administrator rette.',
    mendPorting: 'Ret det på porteringen',
    method: 'Hvordan skal ejeren have dem?',
    methods: { DOWNLOAD: 'Hent som fil', EMAIL: 'E-mail', FAX: 'Fax' },
    methodHints: {
      DOWNLOAD: 'Du gemmer filerne her, og sørger selv for, at de bliver skrevet under.',
      EMAIL: 'Alle fuldmagter sendes i én e-mail. Der rykkes for dem, hvis de ikke kommer tilbage.',
      FAX: 'Alle fuldmagter sendes i én fax. Der rykkes for dem, hvis de ikke kommer tilbage.',
    },
    recipient: { EMAIL: 'Modtagerens e-mailadresse', FAX: 'Modtagerens faxnummer' },
    recipientHint: {
      EMAIL: (address: string) =>
        `Lad feltet stå tomt for at sende til kundens egen e-mailadresse: ${address}`,
      FAX: (address: string) => `Lad feltet stå tomt for at sende til kundens eget faxnummer: ${address}`,
    },
    noDefault: {
      EMAIL: 'Kunden har ingen e-mailadresse, så skriv en her.',
      FAX: 'Kunden har intet faxnummer, så skriv et her.',
    },
    cc: 'Kopi til',
    ccHint: 'Op til fem e-mailadresser med komma imellem.',
    ccInvalid: (address: string) => `„${address}“ er ikke en e-mailadresse`,
    mitId: 'Kan underskrives med MitID',
    mitIdHint: 'Det kommer til at stå på fuldmagten. Linket til MitID sender I selv til ejeren.',
    ownerLegend: 'Ejeren af numrene',
    otherOwner: 'En anden end kunden ejer numrene',
    otherOwnerAbout:
      'Det, du skriver her, står på fuldmagterne i stedet for kundens. Tomme felter er kundens egne.',
    owner: {
      name: 'Navn',
      address: 'Adresse',
      zip: 'Postnummer',
      city: 'By',
      state: 'Region',
      country: 'Land',
      vatNumber: 'CVR-nummer',
    },
    unprintable: (field: string) => `Kan ikke trykkes på en fuldmagt: ${field}.`,
    unprintableFacts: {
      operator: 'operatørens navn eller adresse',
      donorSimNumber: 'et ICC-nummer',
      donorCustomerId: 'et kundenummer hos afgivende operatør',
    },
    unprintableOwner: 'Ret det på kunden, eller skriv ejeren her under „En anden end kunden ejer numrene“.',
    make: 'Lav fuldmagterne',
    create: (count: number) => (count === 1 ? 'Lav fuldmagten' : `Lav ${count} fuldmagter`),
    createAndSend: (count: number) =>
      count === 1 ? 'Lav og send fuldmagten' : `Lav og send ${count} fuldmagter`,
    replaces: (days: string) =>
      `Numrene står allerede på fuldmagter, der venter på underskrift (lavet ${days}). Nye fuldmagter erstatter dem: det er de nye, der skal skrives under.`,
    confirmTitle: (count: number) => (count === 1 ? 'Lav fuldmagten?' : `Lav ${count} fuldmagter?`),
    confirmText: {
      DOWNLOAD: (what: string) => `${what} laves. Bagefter gemmer du filerne.`,
      EMAIL: (what: string, to: string) => `${what} laves og sendes med e-mail til ${to}.`,
      FAX: (what: string, to: string) => `${what} laves og sendes med fax til ${to}.`,
    },
    confirmWhat: (documents: number, numbers: string) =>
      `${documents === 1 ? 'Én fuldmagt' : `${documents} fuldmagter`} med ${numbers}`,
    confirmOwner: (owner: string) => `Ejeren af numrene er ${owner}, ikke kunden.`,
    confirmCopies: (cc: string) => `Kopi til ${cc}.`,
    confirmReplaces: 'De fuldmagter, der venter nu, gælder så ikke længere.',
    made: (count: number) => (count === 1 ? 'Fuldmagten er lavet' : `${count} fuldmagter er lavet`),
    madeDownload: 'Gem filerne nu. Hver fil kan hentes én gang; derefter kan du udskrive en kopi nedenfor.',
    madeSaved: 'Filerne er gemt. Nu skal ejeren skrive dem under.',
    madeSent: 'Du kan følge afsendelsen her. Du behøver ikke at blive på siden.',
    saveAll: 'Gem alle',
    saveOne: 'Gem filen',
    saved: (filename: string) => `${filename} er gemt`,
    savedAll: (count: number) => `${count} filer er gemt`,
    saveAgain: 'Gem igen',
    next: 'Når den underskrevne kopi kommer tilbage:',
    nextLink: 'Gå til underskrevne kopier',
    toSign: 'Fuldmagter, der venter på underskrift',
    toSignAbout: 'De dækker alle numrene. Nye skal kun laves, hvis noget på dem er forkert.',
    printAll: 'Hent kopier til udskrift',
    handIn: 'Aflevér de underskrevne kopier',
    makeOthers: 'Lav nye i stedet',
    /** What an owner reads otherwise than those who do it for them. */
    toOwner: {
      about:
        'Du skal skrive under, før jeres numre kan flyttes. Er jeres navn eller adresse forkert, så lad først jeres leverandør rette det.',
      plan: 'Det skal du skrive under på',
      nothingAbout: 'Når I får numre, som ligger hos en anden operatør, kan fuldmagten laves her.',
      nothingNext: 'Gå til jeres numre',
      toSign: 'Skriv under på dem, der er lavet',
      next: 'Når der er skrevet under:',
      customer: 'Se jeres oplysninger',
      mendCustomer: 'Se jeres oplysninger. De rettes af jeres leverandør.',
      method: 'Hvordan vil du have dem?',
      methodHints: {
        DOWNLOAD: 'Du gemmer filerne her og skriver under på dem.',
        EMAIL: 'Alle fuldmagter sendes i én e-mail. Du får en påmindelse, hvis de ikke kommer tilbage.',
        FAX: 'Alle fuldmagter sendes i én fax. Du får en påmindelse, hvis de ikke kommer tilbage.',
      },
      recipientHint: {
        EMAIL: (address: string) =>
          `Lad feltet stå tomt for at sende til jeres egen e-mailadresse: ${address}`,
        FAX: (address: string) => `Lad feltet stå tomt for at sende til jeres eget faxnummer: ${address}`,
      },
      noDefault: {
        EMAIL: 'Vi kender ingen e-mailadresse til jer, så skriv en her.',
        FAX: 'Vi kender intet faxnummer til jer, så skriv et her.',
      },
      mitIdHint: 'Det kommer til at stå på fuldmagten. Linket til MitID får du fra jeres leverandør.',
      otherOwner: 'En anden end jeres virksomhed ejer numrene',
      otherOwnerAbout:
        'Det, du skriver her, står på fuldmagterne i stedet for jeres oplysninger. Tomme felter er jeres egne.',
      unprintableOwner:
        'Få det rettet af jeres leverandør, eller skriv ejeren her under „En anden end jeres virksomhed ejer numrene“.',
      confirmOwner: (owner: string) => `Ejeren af numrene er ${owner}, ikke jeres virksomhed.`,
      madeSaved: 'Filerne er gemt. Skriv nu under på dem.',
    },
    makeAgain: 'Lav nye fuldmagter',
    before: 'Fuldmagter, der er lavet',
    beforeNone: 'Der er ikke lavet nogen endnu.',
    columns: {
      donor: 'Afgivende operatør',
      made: 'Lavet',
      numbers: 'Numre',
      code: 'Porteringskode',
      state: 'Status',
    },
    newer: 'Nyere',
    older: 'Ældre',
    shownPart: (from: string, to: string, total: string) => `${from}–${to} af ${total}`,
    states: {
      replaced: 'Erstattet af en nyere',
      downloaded: 'Hentet',
      notDownloaded: 'Ikke hentet endnu',
      gone: 'Kan ikke hentes længere',
    },
    delivery: {
      queued: 'I kø',
      sending: 'Sendes nu',
      sent: 'Sendt',
      failed: 'Ikke sendt',
      unknown: 'Måske sendt',
    },
    letters: letterNames.da,
    by: { EMAIL: (to: string) => `med e-mail til ${to}`, FAX: (to: string) => `med fax til ${to}` },
    isCopy: 'kopi',
    document: (donor: string) => `Fuldmagt til ${donor}`,
    facts: {
      donor: 'Afgivende operatør',
      code: 'Porteringskode',
      made: 'Lavet',
      method: 'Leveres',
      numbers: 'Numre',
      pages: 'Sider',
      mitId: 'MitID',
      downloaded: 'Hentet',
      replaced: 'Erstattet',
      recorded: 'Lagt i kø',
      returnBy: 'Ønskes retur senest',
    },
    yes: 'Kan underskrives med MitID',
    deliveries: 'Afsendelser',
    print: 'Hent en kopi til udskrift',
    trail: 'Hent forløbet',
    original: 'Hent originalen',
    replacedAbout: 'En nyere fuldmagt er lavet for de samme numre. Det er den, der skal skrives under.',
    fetchOnce: 'Filen kan hentes én gang.',
    close: 'Luk',
    resend: 'Send igen',
    tryNow: 'Send nu',
    resendTitle: 'Send fuldmagten igen',
    resendAbout: {
      EMAIL: 'Den samme e-mail sendes igen, med de samme fuldmagter.',
      FAX: 'Den samme fax sendes igen, med de samme fuldmagter.',
    },
    resendHint: (to: string) => `Lad feltet stå tomt for at sende til den samme: ${to}`,
    resent: 'Sendes igen',
    arrived: 'Den kom frem',
    notArrived: 'Den kom ikke frem: send igen',
    arrivedTitle: 'Er faxen kommet frem?',
    arrivedText: (to: string) => `Faxen til ${to} tæller som sendt.`,
    notArrivedText: (to: string) => `Faxen sendes igen til ${to}.`,
    released: 'Faxen er afgjort',
    choose: {
      about: 'Vælg den kunde, hvis numre skal flyttes.',
      search: 'Søg efter en kunde',
      waiting: 'Kunder med numre, der mangler en fuldmagt',
      waitingPart: 'Kun de ældste er vist. Søg for at finde de andre.',
      found: 'Kunder',
      none: 'Ingen numre mangler en fuldmagt',
      noneAbout: 'Søg efter en kunde for at se, hvad der er lavet, eller sæt nye numre på en kunde.',
      noneNext: 'Gå til kunderne',
      noneFound: (filter: string) => `Ingen kunder passer til „${filter}“`,
      columns: { name: 'Kunde', numbers: 'Numre', since: 'Ventet', city: 'By', vatNumber: 'CVR-nummer' },
    },
  },
  {
    title: (name: string) => `Powers of attorney for ${name}`,
    titleAlone: 'Powers of attorney',
    about: 'The owner of the numbers has to sign before they can move. Here you make what is to be signed.',
    otherCustomer: '← Choose another customer',
    customer: 'See the customer',
    verify: 'Check a power of attorney',
    plan: 'What the owner has to sign',
    planAbout: (documents: number, numbers: string) =>
      documents === 1
        ? `One power of attorney for the donor: ${numbers} in all.`
        : `${documents} powers of attorney, one for each donor: ${numbers} in all.`,
    nothing: 'No numbers wait for a power of attorney',
    nothingAbout:
      'When the customer gets numbers that are with another operator, the power of attorney is made here.',
    nothingNext: 'Go to the customer and add numbers',
    nothingCopies: 'Is the power of attorney signed? Go to the signed copies',
    numbers: (count: number, text: string) => (count === 1 ? '1 number' : `${text} numbers`),
    showAll: (count: string) => `Show all ${count}`,
    preview: 'See the draft',
    previewOf: (donor: string) => `See the draft for ${donor}`,
    draft: (donor: string) => `Draft: power of attorney for ${donor}`,
    draftAbout: 'This is what the power of attorney will look like. It is not valid before it is made.',
    saveDraft: 'Save the draft',
    noRisks: 'Nothing found that the operator usually refuses',
    risksFound: (count: number) => (count === 1 ? 'May be refused' : `May be refused: ${count} reasons`),
    risks: {
      OWNER_INCOMPLETE: ({ donor, field }: RiskFacts) =>
        `The owner’s ${inSentence(field)} is missing, and ${donor} may refuse the power of attorney for that.`,
      OWNER_LOOKS_WRONG: ({ donor, field }: RiskFacts) =>
        `The owner’s ${field} looks wrong. If it is not what ${donor} has on record, the power of attorney is refused.`,
      OWNER_ADDRESS_OF_CUSTOMER: ({ donor }: RiskFacts) =>
        `The customer’s address is printed under another owner. If ${donor} has the owner at another address, write that.`,
      DONOR_ADDRESS_MISSING: ({ donor, field }: RiskFacts) =>
        `${donor} wants to be sent the power of attorney, but its ${field} for porting is not in the registry.`,
      ICC_MISSING: ({ donor, number }: RiskFacts) =>
        `${donor} checks the SIM card, but the ICC number of ${number} is missing.`,
      ICC_INVALID: ({ donor, number }: RiskFacts) =>
        `The ICC number of ${number} does not look like those that ${donor} uses.`,
      DONOR_CUSTOMER_ID_MISSING: ({ donor, number }: RiskFacts) =>
        `${donor} checks the customer number, but it is missing for ${number}.`,
      REQUESTED_DATE_PAST: ({ number, day }: RiskFacts) =>
        `The requested date of ${number}, ${day}, is over.`,
      REQUESTED_DATE_FAR: ({ number, day }: RiskFacts) =>
        `The requested date of ${number}, ${day}, is more than a year away.`,
      REQUESTED_DATE_NO_WORKING_DAY: ({ number, day }: RiskFacts) =>
        `The requested date of ${number}, ${day}, is no working day.`,
    },
    donorFields: { npFax: 'fax number', npEmail: 'e-mail address' },
    mendCustomer: 'Put it right on the customer',
    mendOperator: 'Put it right on the operator',
    mendByAdmin: 'An administrator alone can put that right.',
    mendPorting: 'Put it right on the porting',
    method: 'How should the owner receive them?',
    methods: { DOWNLOAD: 'Download', EMAIL: 'E-mail', FAX: 'Fax' },
    methodHints: {
      DOWNLOAD: 'You save the files here, and see to it yourself that they are signed.',
      EMAIL: 'All of them are sent in one e-mail. The owner is reminded if they do not come back.',
      FAX: 'All of them are sent in one fax. The owner is reminded if they do not come back.',
    },
    recipient: { EMAIL: 'Recipient’s e-mail address', FAX: 'Recipient’s fax number' },
    recipientHint: {
      EMAIL: (address: string) =>
        `Leave the field empty to send to the customer’s own e-mail address: ${address}`,
      FAX: (address: string) => `Leave the field empty to send to the customer’s own fax number: ${address}`,
    },
    noDefault: {
      EMAIL: 'The customer has no e-mail address, so write one here.',
      FAX: 'The customer has no fax number, so write one here.',
    },
    cc: 'Copy to',
    ccHint: 'Up to five e-mail addresses with commas between.',
    ccInvalid: (address: string) => `“${address}” is not an e-mail address`,
    mitId: 'Can be signed with MitID',
    mitIdHint: 'The power of attorney will say so. You send the link for MitID to the owner yourselves.',
    ownerLegend: 'The owner of the numbers',
    otherOwner: 'Somebody else than the customer owns the numbers',
    otherOwnerAbout:
      'What you write here is printed in place of the customer’s. Empty fields are the customer’s own.',
    owner: {
      name: 'Name',
      address: 'Address',
      zip: 'Postcode',
      city: 'City',
      state: 'Region',
      country: 'Country',
      vatNumber: 'VAT number',
    },
    unprintable: (field: string) => `Cannot be printed on a power of attorney: ${field}.`,
    unprintableFacts: {
      operator: 'the operator’s name or address',
      donorSimNumber: 'an ICC number',
      donorCustomerId: 'a customer number at the operator',
    },
    unprintableOwner:
      'Put it right on the customer, or write the owner here under “Somebody else than the customer owns the numbers”.',
    make: 'Make them',
    create: (count: number) =>
      count === 1 ? 'Make the power of attorney' : `Make ${count} powers of attorney`,
    createAndSend: (count: number) =>
      count === 1 ? 'Make and send the power of attorney' : `Make and send ${count} powers of attorney`,
    replaces: (days: string) =>
      `The numbers are on powers of attorney already that wait to be signed (made ${days}). New ones replace them: it is the new ones that have to be signed.`,
    confirmTitle: (count: number) =>
      count === 1 ? 'Make the power of attorney?' : `Make ${count} powers of attorney?`,
    confirmText: {
      DOWNLOAD: (what: string) => `${what} will be made. You save the files afterwards.`,
      EMAIL: (what: string, to: string) => `${what} will be made and sent by e-mail to ${to}.`,
      FAX: (what: string, to: string) => `${what} will be made and sent by fax to ${to}.`,
    },
    confirmWhat: (documents: number, numbers: string) =>
      `${documents === 1 ? 'One power of attorney' : `${documents} powers of attorney`} with ${numbers}`,
    confirmOwner: (owner: string) => `The owner of the numbers is ${owner}, not the customer.`,
    confirmCopies: (cc: string) => `Copy to ${cc}.`,
    confirmReplaces: 'Those that wait now are then no longer valid.',
    made: (count: number) =>
      count === 1 ? 'The power of attorney is made' : `${count} powers of attorney are made`,
    madeDownload: 'Save the files now. Each can be fetched once; after that you can print a copy below.',
    madeSaved: 'The files are saved. Now the owner has to sign them.',
    madeSent: 'You can follow the sending here. You need not stay on the page.',
    saveAll: 'Save all',
    saveOne: 'Save the file',
    saved: (filename: string) => `${filename} is saved`,
    savedAll: (count: number) => `${count} files are saved`,
    saveAgain: 'Save again',
    next: 'When the signed copy comes back:',
    nextLink: 'Go to the signed copies',
    toSign: 'Powers of attorney that wait to be signed',
    toSignAbout: 'They cover all the numbers. New ones are needed only if something on them is wrong.',
    printAll: 'Fetch copies to print',
    handIn: 'Hand in the signed copies',
    makeOthers: 'Make new ones instead',
    toOwner: {
      about:
        'You have to sign before your numbers can move. If your name or address is wrong, have your provider put it right first.',
      plan: 'What you have to sign',
      nothingAbout:
        'When you get numbers that are with another operator, the power of attorney is made here.',
      nothingNext: 'Go to your numbers',
      toSign: 'Sign those that are made',
      next: 'When they are signed:',
      customer: 'See your details',
      mendCustomer: 'See your details. Your provider puts them right.',
      method: 'How would you like to receive them?',
      methodHints: {
        DOWNLOAD: 'You save the files here and sign them.',
        EMAIL: 'All of them are sent in one e-mail. You are reminded if they do not come back.',
        FAX: 'All of them are sent in one fax. You are reminded if they do not come back.',
      },
      recipientHint: {
        EMAIL: (address: string) => `Leave the field empty to send to your own e-mail address: ${address}`,
        FAX: (address: string) => `Leave the field empty to send to your own fax number: ${address}`,
      },
      noDefault: {
        EMAIL: 'We know no e-mail address of yours, so write one here.',
        FAX: 'We know no fax number of yours, so write one here.',
      },
      mitIdHint: 'The power of attorney will say so. Your provider sends you the link for MitID.',
      otherOwner: 'Somebody else than your company owns the numbers',
      otherOwnerAbout: 'What you write here is printed in place of your details. Empty fields are your own.',
      unprintableOwner:
        'Have your provider put it right, or write the owner here under “Somebody else than your company owns the numbers”.',
      confirmOwner: (owner: string) => `The owner of the numbers is ${owner}, not your company.`,
      madeSaved: 'The files are saved. Now sign them.',
    },
    makeAgain: 'Make new powers of attorney',
    before: 'Powers of attorney that were made',
    beforeNone: 'None has been made yet.',
    columns: {
      donor: 'Donor',
      made: 'Made',
      numbers: 'Numbers',
      code: 'Porting code',
      state: 'State',
    },
    newer: 'Newer',
    older: 'Older',
    shownPart: (from: string, to: string, total: string) => `${from}–${to} of ${total}`,
    states: {
      replaced: 'Replaced by a newer one',
      downloaded: 'Fetched',
      notDownloaded: 'Not fetched yet',
      gone: 'Can no longer be fetched',
    },
    delivery: {
      queued: 'Queued',
      sending: 'Being sent',
      sent: 'Sent',
      failed: 'Not sent',
      unknown: 'Perhaps sent',
    },
    letters: letterNames.en,
    by: { EMAIL: (to: string) => `by e-mail to ${to}`, FAX: (to: string) => `by fax to ${to}` },
    isCopy: 'copy',
    document: (donor: string) => `Power of attorney for ${donor}`,
    facts: {
      donor: 'Donor',
      code: 'Porting code',
      made: 'Made',
      method: 'Delivery',
      numbers: 'Numbers',
      pages: 'Pages',
      mitId: 'MitID',
      downloaded: 'Fetched',
      replaced: 'Replaced',
      recorded: 'Queued',
      returnBy: 'Wanted back by',
    },
    yes: 'Can be signed with MitID',
    deliveries: 'Deliveries',
    print: 'Fetch a copy to print',
    trail: 'Fetch the history',
    original: 'Fetch the original',
    replacedAbout: 'A newer power of attorney was made for the same numbers. That is the one to be signed.',
    fetchOnce: 'The file can be fetched once.',
    close: 'Close',
    resend: 'Send again',
    tryNow: 'Send now',
    resendTitle: 'Send the power of attorney again',
    resendAbout: {
      EMAIL: 'The same e-mail is sent again, with the same powers of attorney.',
      FAX: 'The same fax is sent again, with the same powers of attorney.',
    },
    resendHint: (to: string) => `Leave the field empty to send to the same one: ${to}`,
    resent: 'Is sent again',
    arrived: 'It arrived',
    notArrived: 'It did not arrive: send it again',
    arrivedTitle: 'Has the fax arrived?',
    arrivedText: (to: string) => `The fax to ${to} counts as sent.`,
    notArrivedText: (to: string) => `The fax is sent again to ${to}.`,
    released: 'The fax is decided',
    choose: {
      about: 'Choose the customer whose numbers are to move.',
      search: 'Search for a customer',
      waiting: 'Customers with numbers that lack a power of attorney',
      waitingPart: 'Only the oldest are shown. Search to find the others.',
      found: 'Customers',
      none: 'No numbers lack a power of attorney',
      noneAbout: 'Search for a customer to see what was made, or add new numbers to a customer.',
      noneNext: 'Go to the customers',
      noneFound: (filter: string) => `No customers match “${filter}”`,
      columns: {
        name: 'Customer',
        numbers: 'Numbers',
        since: 'Waiting',
        city: 'City',
        vatNumber: 'VAT number',
      },
    },
  },
)

export type PoaTexts = (typeof poaTexts)['da']
