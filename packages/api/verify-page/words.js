/** Everything that the page says, by language. */
export const words = {
  da: {
    heading: 'Er fuldmagten ægte?',
    introduction:
      'Her kan alle se, om en fuldmagt til nummerflytning er lavet her, om den er uændret, om den stadig gælder, og om den er kommet underskrevet retur. Der vises ingen navne og numre.',
    choose: 'Vælg fuldmagten som fil',
    drop: 'eller træk den hertil. PDF; scannet også PNG eller JPG.',
    stays: 'Filen bliver på din egen computer: kun dens fingeraftryk (SHA-256) sendes.',
    hash: 'Eller indsæt filens SHA-256',
    look: 'Slå op',
    working: 'Et øjeblik …',
    send: 'Send filen, så den bliver læst',
    offer:
      'Filen er måske scannet, gemt på ny eller ændret. Send den, så læses koden på siderne, og den slås op. Filen gemmes ikke.',
    tooLarge: 'Filen fylder over 10 MB og kan ikke sendes.',
    insecure: 'Din browser kan ikke beregne fingeraftrykket på denne adresse.',
    code: 'Porteringskode',
    made: 'Lavet',
    status: 'Gælder',
    signed: 'Underskrevet',
    current: 'Ja, ingen nyere fuldmagt har afløst den',
    replaced: (at) => `Nej, en nyere fuldmagt afløste den ${at}`,
    NO: 'Nej, den er ikke kommet underskrevet retur',
    RECEIVED: 'Kommet retur, men endnu ikke gennemset',
    APPROVED: 'Ja, kommet retur og godkendt',
    results: {
      ORIGINAL: ['Filen er en fuldmagt herfra, og den er uændret.', ''],
      COPY_RECEIVED: [
        'Filen er en underskrevet fuldmagt, som er kommet retur hertil, uændret.',
        'Den er endnu ikke gennemset.',
      ],
      COPY_APPROVED: [
        'Filen er en underskrevet fuldmagt, som er kommet retur hertil, uændret.',
        'Den er gennemset og godkendt.',
      ],
      COPY_REFUSED: [
        'Filen er en underskrevet fuldmagt, som er kommet retur hertil, uændret.',
        'Den er gennemset og kan ikke bruges.',
      ],
      CHANGED: [
        'Filen har koden fra en fuldmagt herfra, men den er ikke den fil, vi lavede.',
        'Den kan være scannet, gemt på ny, underskrevet eller ændret. Stol ikke på indholdet, før du har sammenlignet det med originalen.',
      ],
      UNKNOWN: ['Vi kender ikke filen.', ''],
      UNREAD: [
        'Filen er ikke genkendt.',
        'Den er hverken en fuldmagt herfra eller en underskrevet, der er kommet retur, og der er ikke læst nogen kode herfra på siderne.',
      ],
    },
    errors: {
      422: 'En SHA-256 er 64 cifre og bogstaver fra a til f.',
      404: 'Filen er tom, eller der mangler en SHA-256.',
      413: 'Filen fylder over 10 MB.',
      429: (seconds) => `Der er spurgt for mange gange. Prøv igen om ${seconds} sekunder.`,
      other: 'Der kom intet svar. Prøv igen om lidt.',
    },
  },
  en: {
    heading: 'Is the power of attorney genuine?',
    introduction:
      'Here everybody can see whether a power of attorney for porting numbers was made here, whether it is unchanged, whether it still counts, and whether it came back signed. No names and no numbers are shown.',
    choose: 'Choose the power of attorney as a file',
    drop: 'or drop it here. PDF; a scan may be PNG or JPG.',
    stays: 'The file stays on your own computer: only its fingerprint (SHA-256) is sent.',
    hash: "Or paste the file's SHA-256",
    look: 'Look up',
    working: 'One moment …',
    send: 'Send the file to be read',
    offer:
      'It may have been scanned, saved anew or changed. Send it: the code on its pages is read then, and looked up. The file is not kept.',
    tooLarge: 'The file is over 10 MB and cannot be sent.',
    insecure: 'Your browser cannot make the fingerprint at this address.',
    code: 'Porting code',
    made: 'Made',
    status: 'Counts',
    signed: 'Signed',
    current: 'Yes, no later one has taken its place',
    replaced: (at) => `No, a later one took its place on ${at}`,
    NO: 'No, it has not come back signed',
    RECEIVED: 'It came back and has not been checked yet',
    APPROVED: 'Yes, it came back and was approved',
    results: {
      ORIGINAL: ['The file is a power of attorney made here, and it is unchanged.', ''],
      COPY_RECEIVED: [
        'The file is a signed power of attorney that came back here, unchanged.',
        'It has not been checked yet.',
      ],
      COPY_APPROVED: [
        'The file is a signed power of attorney that came back here, unchanged.',
        'It was checked and approved.',
      ],
      COPY_REFUSED: [
        'The file is a signed power of attorney that came back here, unchanged.',
        'It was checked and cannot be used.',
      ],
      CHANGED: [
        'The file carries the code of a power of attorney made here, and is not the file that we made.',
        'It may have been scanned, saved anew, signed or changed. Do not rely on what it says before you have compared it with the original.',
      ],
      UNKNOWN: ['We do not know this file.', ''],
      UNREAD: [
        'The file was not recognised.',
        'It is neither a power of attorney made here nor a signed one that came back, and no code of ours was read on its pages.',
      ],
    },
    errors: {
      422: 'A SHA-256 is 64 digits and letters from a to f.',
      404: 'The file is empty, or the SHA-256 is missing.',
      413: 'The file is over 10 MB.',
      429: (seconds) => `Asked too often. Try again in ${seconds} seconds.`,
      other: 'No answer came. Try again in a moment.',
    },
  },
}
