/** Everything that the page says, by language; `issuer` is the name of whose page it is. */
export const wordsOf = (issuer) => ({
  da: {
    heading: 'Er fuldmagten ægte?',
    introduction: `Her kan alle se, om en fuldmagt til nummerflytning er udstedt af ${issuer}, om den er uændret, om den stadig gælder, og om den er kommet underskrevet retur. Der vises ingen navne eller numre.`,
    choose: 'Vælg fuldmagten som fil',
    drop: 'eller træk den hertil. PDF, eller en scanning som PNG eller JPG.',
    stays: 'Filen bliver på din egen computer: kun dens fingeraftryk (SHA-256) sendes.',
    hash: 'Eller indsæt filens SHA-256',
    look: 'Slå op',
    working: 'Et øjeblik …',
    send: 'Send filen, så den bliver læst',
    offer:
      'Filen er måske scannet, gemt på ny eller ændret. Send den, så læses koden på siderne, og den slås op. Filen gemmes ikke.',
    tooLarge: 'Filen fylder over 10 MB og kan ikke sendes.',
    insecure: 'Din browser kan ikke beregne fingeraftrykket på denne adresse.',
    theOriginal: 'Fuldmagten, som koden er fra',
    code: 'Porteringskode',
    made: 'Udstedt',
    status: 'Gælder',
    signed: 'Underskrevet',
    current: 'Ja, ingen nyere fuldmagt har afløst den',
    replaced: (at) => `Nej, den blev afløst af en nyere fuldmagt den ${at}`,
    NO: 'Nej, den er ikke kommet underskrevet retur',
    RECEIVED: 'Kommet retur, men endnu ikke gennemset',
    APPROVED: 'Ja, kommet retur og godkendt',
    results: {
      ORIGINAL: [`Filen er en fuldmagt fra ${issuer}, og den er uændret.`, ''],
      ORIGINAL_REPLACED: [`Filen er en uændret fuldmagt fra ${issuer}, men den gælder ikke længere.`, ''],
      COPY_RECEIVED: [
        `Filen er en underskrevet fuldmagt, som ${issuer} har modtaget, og den er uændret.`,
        'Den er endnu ikke gennemset.',
      ],
      COPY_APPROVED: [
        `Filen er en underskrevet fuldmagt, som ${issuer} har modtaget, og den er uændret.`,
        'Den er gennemset og godkendt.',
      ],
      COPY_REFUSED: [
        `Filen er en underskrevet fuldmagt, som ${issuer} har modtaget, og den er uændret.`,
        'Den er gennemset og kan ikke bruges.',
      ],
      CHANGED: [
        `Filen har koden fra en fuldmagt fra ${issuer}, men den er ikke den fil, vi udstedte.`,
        'Den kan være scannet, gemt på ny, underskrevet eller ændret. Stol ikke på indholdet, før du har sammenlignet det med originalen.',
      ],
      UNKNOWN: ['Vi kender ikke filen.', ''],
      UNREAD: [
        'Filen er ikke genkendt.',
        `Den er hverken en fuldmagt fra ${issuer} eller en underskrevet, der er kommet retur, og der er ikke læst nogen af vores koder på siderne.`,
      ],
    },
    errors: {
      422: 'En SHA-256 er 64 cifre og bogstaver fra a til f.',
      404: 'Filen er tom, eller der mangler en SHA-256.',
      413: 'Filen fylder over 10 MB.',
      429: (seconds) =>
        `Der er spurgt for mange gange. Prøv igen om ${seconds} ${seconds === '1' ? 'sekund' : 'sekunder'}.`,
      other: 'Der kom intet svar. Prøv igen om lidt.',
    },
  },
  en: {
    heading: 'Is the power of attorney genuine?',
    introduction: `Here everybody can see whether a power of attorney for porting numbers was issued by ${issuer}, whether it is unchanged, whether it is still valid, and whether it came back signed. No names or numbers are shown.`,
    choose: 'Choose the power of attorney as a file',
    drop: 'or drop it here. A PDF, or a scan as PNG or JPG.',
    stays: 'The file stays on your own computer: only its fingerprint (SHA-256) is sent.',
    hash: "Or paste the file's SHA-256",
    look: 'Look up',
    working: 'One moment …',
    send: 'Send the file to be read',
    offer:
      'It may have been scanned, saved again or changed. Send it, and the code on its pages is read and looked up. The file is not kept.',
    tooLarge: 'The file is over 10 MB and cannot be sent.',
    insecure: 'Your browser cannot make the fingerprint at this address.',
    theOriginal: 'The power of attorney that the code is from',
    code: 'Porting code',
    made: 'Issued',
    status: 'Still valid',
    signed: 'Signed',
    current: 'Yes, no later one has replaced it',
    replaced: (at) => `No, a later one replaced it on ${at}`,
    NO: 'No, it has not come back signed',
    RECEIVED: 'It came back and has not been checked yet',
    APPROVED: 'Yes, it came back and was approved',
    results: {
      ORIGINAL: [`The file is a power of attorney from ${issuer}, and it is unchanged.`, ''],
      ORIGINAL_REPLACED: [
        `The file is an unchanged power of attorney from ${issuer}, but it is no longer valid.`,
        '',
      ],
      COPY_RECEIVED: [
        `The file is a signed power of attorney that ${issuer} received, and it is unchanged.`,
        'It has not been checked yet.',
      ],
      COPY_APPROVED: [
        `The file is a signed power of attorney that ${issuer} received, and it is unchanged.`,
        'It was checked and approved.',
      ],
      COPY_REFUSED: [
        `The file is a signed power of attorney that ${issuer} received, and it is unchanged.`,
        'It was checked and cannot be used.',
      ],
      CHANGED: [
        `The file carries the code of a power of attorney from ${issuer}, but it is not the file that we issued.`,
        'It may have been scanned, saved again, signed or changed. Do not rely on what it says before you have compared it with the original.',
      ],
      UNKNOWN: ['We do not know this file.', ''],
      UNREAD: [
        'The file was not recognised.',
        `It is neither a power of attorney from ${issuer} nor a signed one that came back, and none of our codes was read on its pages.`,
      ],
    },
    errors: {
      422: 'A SHA-256 is 64 digits and letters from a to f.',
      404: 'The file is empty, or the SHA-256 is missing.',
      413: 'The file is over 10 MB.',
      429: (seconds) =>
        `There were too many requests. Try again in ${seconds} ${seconds === '1' ? 'second' : 'seconds'}.`,
      other: 'No answer came. Try again in a moment.',
    },
  },
})
