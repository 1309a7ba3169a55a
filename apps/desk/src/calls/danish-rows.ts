/** The documented rows' descriptions in Danish. A test names each row that has none. */
export const danishRows: Readonly<Record<string, string>> = {
  'Insufficient access level': 'Det har du ikke adgang til',
  Unspecified: 'Der skete en fejl på serveren',
  'Copies go by EMAIL to at most 5 other e-mail addresses, each given once':
    'Kopier sendes pr. e-mail til højst 5 andre adresser, hver angivet én gang',
  'Authorization required, please login': 'Log ind først',
  'Authorization header format is Authorization: Bearer <token>': 'Tokenet kunne ikke læses',
  'Please login': 'Log ind igen',
  'Session has expired, please login': 'Sessionen er udløbet. Log ind igen',
  'Name is missing': 'Navn mangler',
  'Fax number is not a valid phone number': 'Faxnummeret er ikke et gyldigt telefonnummer',
  'E-mail address is not a valid e-mail address': 'E-mailadressen er ikke gyldig',
  'Parent reseller is not a reseller': 'Den overordnede forhandler er ikke en forhandler',
  'Customer already exists': 'Kunden findes allerede',
  'Customer id not found in requested URI': 'Kundens id mangler',
  'Customer not found': 'Kunden findes ikke',
  'Customer is missing': 'Kunde mangler',
  'Changed by somebody else': 'Ændret af en anden imens',
  'Customer cannot belong to itself or to a customer beneath it':
    'En kunde kan ikke høre under sig selv eller under en af sine egne kunder',
  'Reseller has customers': 'Forhandleren har kunder',
  'Porting id not found in requested URI': 'Porteringens id mangler',
  'Porting document not found in request URI': 'Dokumentets id mangler',
  'Porting document not found': 'Dokumentet findes ikke',
  'Porting is not at the right stage to have a document reviewed':
    'Porteringen er ikke på et trin, hvor et dokument kan gennemgås',
  'Document does not wait for its review': 'Dokumentet venter ikke på gennemgang',
  'Another document of the porting is approved already':
    'Et andet dokument til porteringen er allerede godkendt',
  'Porting document cannot be deleted at this stage': 'Dokumentet kan ikke slettes på dette trin',
  'Porting document is being sent': 'Dokumentet er ved at blive sendt',
  'Document is matched already': 'Dokumentet er allerede knyttet til sine porteringer',
  'Page not found': 'Siden findes ikke',
  'The page cannot be shown': 'Siden kan ikke vises',
  'Porting not found': 'Porteringen findes ikke',
  'Portings are missing': 'Porteringer mangler',
  'The portings must all be of one document': 'Porteringerne skal alle høre til ét dokument',
  'Porting is not at the right stage to allow documents to be added':
    'Porteringen er ikke på et trin, hvor der kan tilføjes dokumenter',
  'Message is missing': 'Besked mangler',
  'Id not found in request URI': 'Id mangler',
  'The file was missing or invalid': 'Filen mangler eller kan ikke læses',
  'Filetype must be PDF, PNG or JPG': 'Filen skal være en PDF, PNG eller JPG',
  'The pages of the file have different porting codes': 'Filens sider har forskellige porteringskoder',
  'The porting code of the file is not known': 'Filens porteringskode er ukendt',
  'The porting code of the file is of a document for other portings':
    'Filens porteringskode hører til et dokument for andre porteringer',
  'The document of the porting code does not fit the porting any more':
    'Porteringskodens dokument passer ikke længere til porteringen',
  'The file is the document as we made it: it is not signed':
    'Filen er dokumentet, som vi lavede det: det er ikke underskrevet',
  'The file is already here': 'Filen er her allerede',
  'Too many files wait for their review': 'For mange filer venter på gennemgang',
  'Access level is not recognized': 'Adgangsniveauet er ukendt',
  'Language must be da or en': 'Sproget skal være dansk eller engelsk',
  'Employee already exists': 'Medarbejderen findes allerede',
  'Employee is missing': 'Medarbejder mangler',
  'Employee id not found in requested URI': 'Medarbejderens id mangler',
  'Employee not found': 'Medarbejderen findes ikke',
  'Number is missing': 'Nummer mangler',
  'Number is not a valid phone number': 'Nummeret er ikke et gyldigt telefonnummer',
  'SIM number must be letters and digits, 32 at most': 'SIM-nummeret skal være bogstaver og cifre, højst 32',
  'Donor SIM number must be letters and digits, 32 at most':
    'SIM-nummeret hos afgivende operatør skal være bogstaver og cifre, højst 32',
  'Number is not known': 'Nummeret er ukendt',
  'The operator that holds the number is not in the registry':
    'Operatøren, der har nummeret, er ikke i registret',
  'Number is on an account already': 'Nummeret er allerede på en konto',
  'Number is in porting already': 'Nummeret er allerede under portering',
  'MVNO account id not found in requested URI': 'MVNO-kontoens id mangler',
  'MVNO account not found': 'MVNO-kontoen findes ikke',
  'Porting is not at the right stage to be cancelled':
    'Porteringen er ikke på et trin, hvor den kan annulleres',
  'Number not found in request URI': 'Nummer mangler',
  'Ranges are missing': 'Nummerserier mangler',
  'ranges has more than 200,000 lines': 'Der er flere end 200.000 linjer',
  'ranges has lines that are not valid': 'Der er linjer med fejl',
  'Phone number is invalid': 'Telefonnummeret er ikke gyldigt',
  'Range is given more than once': 'Nummerserien er angivet mere end én gang',
  'Numbers are missing': 'Numre mangler',
  'Numbers must be phone numbers or series such as +4570305050-+4570305059':
    'Numre skal være telefonnumre eller serier som +4570305050-+4570305059',
  'Both ends of a number series must have the same number of digits':
    'Begge ender af en nummerserie skal have lige mange cifre',
  'A number series must begin with its lowest number': 'En nummerserie skal begynde med sit laveste nummer',
  'A number series can hold at most 1000 numbers': 'En nummerserie kan højst rumme 1000 numre',
  'At most 10000 numbers can be given at once': 'Der kan højst angives 10000 numre ad gangen',
  'Address is missing': 'Adresse mangler',
  'NP phone number is not a valid phone number': 'Porteringstelefonen er ikke et gyldigt telefonnummer',
  'NP e-mail address is not a valid e-mail address': 'Porterings-e-mailen er ikke en gyldig e-mailadresse',
  'Fixed authentication method is not recognized': 'Vælg, hvordan fastnet godkendes',
  'MVNO authentication method is not recognized': 'Vælg, hvordan mobil godkendes',
  'Order wait time must be a whole number of hours to wait': 'Ventetiden skal være et helt antal timer',
  'Operator already exists': 'Operatøren findes allerede',
  'NP fax number is not a valid phone number': 'Porteringsfaxen er ikke et gyldigt telefonnummer',
  'ICC validation is not a valid regular expression': 'ICC-reglen er ikke et gyldigt regulært udtryk',
  'Operator not found': 'Operatøren findes ikke',
  'Operators are missing': 'Operatører mangler',
  'operators has more than 10,000 lines': 'Der er flere end 10.000 linjer',
  'operators has lines that are not valid': 'Der er linjer med fejl',
  'No portings found in the correct stage for creating power of attorney document':
    'Ingen porteringer er på et trin, hvor der kan laves fuldmagt',
  'Recipient e-mail address is invalid': 'Modtagerens e-mailadresse er ikke gyldig',
  'Recipient fax number is invalid': 'Modtagerens faxnummer er ikke gyldigt',
  'Method must be DOWNLOAD, EMAIL or FAX': 'Vælg download, e-mail eller fax',
  'mitId must be true or false': 'MitID skal være ja eller nej',
  'Service is unavailable, try again later': 'Tjenesten er optaget. Prøv igen om lidt',
  'Too many recipients other than the contact, try again later':
    'For mange andre modtagere end kontaktpersonen. Prøv igen senere',
  'Body is too large': 'Der er sendt for meget på én gang',
  'Too many requests, try again later': 'For mange kald. Prøv igen om lidt',
  'Porting power of attorney document id not found in request URI': 'Fuldmagtens id mangler',
  'File not found': 'Filen findes ikke',
  'Operator is missing': 'Operatør mangler',
  'At most 50 documents with 200 pages are printed at once':
    'Der kan højst udskrives 50 dokumenter med 200 sider ad gangen',
  'A document cannot be printed anew': 'Et af dokumenterne kan ikke udskrives igen',
  'Delivery id not found in request URI': 'Leveringens id mangler',
  'Delivery not found': 'Leveringen findes ikke',
  'Arrived is missing': 'Angiv, om faxen kom frem',
  'Delivery is not waiting for a decision': 'Leveringen venter ikke på en afgørelse',
  'Progress is told once and not sent again': 'Besked om fremdrift sendes én gang og ikke igen',
  'Delivery is being sent': 'Leveringen er ved at blive sendt',
  'A signed power of attorney of the delivery was deleted':
    'En underskrevet fuldmagt i leveringen er slettet',
  'Porting has no documents': 'Porteringen har ingen dokumenter',
  'Recipient is neither an e-mail address nor a fax number':
    'Modtageren er hverken en e-mailadresse eller et faxnummer',
  'Donor operator XXXXX not found': 'Afgivende operatør findes ikke',
  'Porting is not at the right stage for its documents to be sent':
    'Porteringen er ikke på et trin, hvor dens dokumenter kan sendes',
  'Signed copy is not approved': 'Den underskrevne kopi er ikke godkendt',
  'Donor operator updated on porting, POA not valid anymore':
    'Porteringen har fået en anden afgivende operatør. Fuldmagten gælder ikke længere',
  'SHA-256 is missing': 'SHA-256 mangler',
  'SHA-256 must be 64 hexadecimal characters': 'SHA-256 skal være 64 hexadecimale tegn',
  'QR Code not found in request URI': 'Porteringskode mangler',
  'QR code not found': 'Porteringskoden findes ikke',
  'MVNO portings must be cancelled by deleting the MVNO account':
    'En MVNO-portering annulleres ved at slette MVNO-kontoen',
  'The voice account the MVNO porting belongs to was not found - unable to determine mobile network provider':
    'MVNO-porteringens konto findes ikke',
  'Porting is not at the right stage to be completed':
    'Porteringen er ikke på et trin, hvor den kan afsluttes',
  'The porting date has not come yet': 'Porteringsdatoen er ikke kommet endnu',
  'The date cannot precede the requested date': 'Datoen kan ikke ligge før den ønskede dato',
  'The date cannot be more than 1 month into the future': 'Datoen kan højst ligge en måned ude i fremtiden',
  'Porting is not at the right stage to be confirmed':
    'Porteringen er ikke på et trin, hvor den kan bekræftes',
  'The date is in the past': 'Datoen er passeret',
  'Portings is not at the right stage for a contact to be registered':
    'Porteringen er ikke på et trin, hvor en kontakt kan noteres',
  'Porting is not at the right stage to be ordered': 'Porteringen er ikke på et trin, hvor den kan bestilles',
  'An outporting cannot be ordered': 'En udportering kan ikke bestilles',
  "Failed to lookup operator 'X'": 'Operatøren kunne ikke slås op',
  'Porting cannot be ordered, because no porting documents (POA) exists':
    'Porteringen kan ikke bestilles, for der er ingen fuldmagt',
  'Signed copy did not reach the donor': 'Den underskrevne kopi nåede ikke afgivende operatør',
  'Porting is not at the right stage to be rejected': 'Porteringen er ikke på et trin, hvor den kan afvises',
  'Porting cannot be split - it only has a single number':
    'Porteringen kan ikke deles: den har kun ét nummer',
  'Porting is not at the right stage to be split': 'Porteringen er ikke på et trin, hvor den kan deles',
  'Stage is missing': 'Trin mangler',
  'The numbers of the porting are not on its voice account any more':
    'Porteringens numre er ikke længere på kontoen',
  'The number and the additional numbers must together be the numbers of the porting':
    'Nummeret og de øvrige numre skal tilsammen være porteringens numre',
  'Only MVNO portings have a donor SIM number':
    'Kun MVNO-porteringer har et SIM-nummer hos afgivende operatør',
  'Requested date is in the past': 'Den ønskede dato er passeret',
  'Porting is not at the right stage to be updated': 'Porteringen er ikke på et trin, hvor den kan ændres',
  'Porting is not at the right stage': 'Porteringen er ikke på det rigtige trin',
  'SIP account id not found in requested URI': 'SIP-kontoens id mangler',
  'SIP account not found': 'SIP-kontoen findes ikke',
  'The whole list cannot be given together with numbers to add or remove':
    'Hele listen kan ikke angives sammen med numre, der tilføjes eller fjernes',
  'A number cannot be added and removed at once': 'Et nummer kan ikke både tilføjes og fjernes',
  'Number is part of a porting that has been sent or ordered':
    'Nummeret er med i en portering, der er sendt eller bestilt',
  'Expiry must be a date and time in the future': 'Udløb skal være et tidspunkt i fremtiden',
  'Employee does not have access to login': 'Medarbejderen har ikke adgang til at logge ind',
  'Token id not found in requested URI': 'Tokenets id mangler',
  'Token not found': 'Tokenet findes ikke',
  'Body is not valid JSON': 'Serveren kunne ikke læse det, der blev sendt',
  'Request is not valid': 'Serveren kunne ikke læse det, der blev sendt',
  'Input is not in superjson\'s envelope, {"json": …}': 'Serveren kunne ikke læse det, der blev sendt',
  "Of superjson's annotations only undefined is taken": 'Serveren kunne ikke læse det, der blev sendt',
  'One request carries at most 10 calls': 'Der blev sendt for mange kald på én gang',
  'A prefetch has no effects here': 'Browserens forhåndshentning blev afvist',
  'No such path': 'Adressen findes ikke',
  'Method is not allowed here': 'Det kan ikke lade sig gøre her',
  'Request took too long': 'Kaldet tog for lang tid',
  'Header is too large': 'Der er sendt for meget på én gang',
  'No clear answer came from the database: the call may have happened or not':
    'Databasen svarede ikke klart: ændringen kan være sket eller ikke. Se efter, før du prøver igen',
}

/** Rows of the general rule, whose field is named in them: `notes is not valid`. */
export const danishRules: readonly [RegExp, string][] = [
  [/^\S+ is not valid$/, 'Værdien er ikke gyldig'],
  [/^\S+ cannot be printed$/, 'Indeholder et tegn, der ikke kan trykkes på fuldmagten'],
]
