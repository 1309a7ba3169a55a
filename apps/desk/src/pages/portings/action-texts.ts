import { inBothLanguages } from '../../language/in-both-languages.js'

/** What can be done with portings, in words. */
export const actionTexts = inBothLanguages(
  {
    actions: {
      order: 'Bestil',
      confirm: 'Registrér bekræftelse',
      reject: 'Registrér afvisning',
      complete: 'Afslut',
      contact: 'Notér kontakt med operatøren',
      waitCustomer: 'Lad vente på underskrift',
      split: 'Del op',
      cancel: 'Annullér',
      stageOverride: 'Sæt trin i hånden',
    },
    titles: {
      order: 'Bestil porteringen?',
      complete: 'Afslut porteringen?',
      waitCustomer: 'Vent på underskrift?',
      split: 'Del porteringen op?',
      cancel: 'Annullér porteringen?',
    },
    questions: {
      order: (numbers: string) =>
        `${numbers} bestilles hos den afgivende operatør. Er operatørens ventetid ikke gået, bestilles der af sig selv, når den er.`,
      complete: (numbers: string) => `${numbers} er flyttet, og porteringen er slut.`,
      completeUndated: (numbers: string) =>
        `${numbers} er flyttet, og porteringen er slut. Der står ingen bekræftet dato: kontrollér, at numrene er flyttet.`,
      waitCustomer: (numbers: string) =>
        `${numbers} venter på, at kunden skriver under. Der sendes ikke noget: siden, hvor fuldmagten laves, åbner bagefter.`,
      split: (numbers: string) =>
        `Hvert nummer af ${numbers} får sin egen portering. Fuldmagter og underskrevne kopier gælder stadig for dem alle.`,
      cancel: (numbers: string) =>
        `${numbers} bliver hos den afgivende operatør. En bestilling kaldes tilbage. Numrene bliver på kontoen.`,
      cancelMobile: (numbers: string) =>
        `${numbers} bliver hos den afgivende operatør. En bestilling kaldes tilbage. Mobilkontoen lukkes.`,
    },
    done: {
      order: (numbers: string) => `${numbers} er bestilt`,
      confirm: (numbers: string) => `Bekræftelsen af ${numbers} er registreret`,
      reject: (numbers: string) => `Afvisningen af ${numbers} er registreret`,
      complete: (numbers: string) => `${numbers} er afsluttet`,
      contact: (numbers: string) => `Kontakten om ${numbers} er noteret`,
      waitCustomer: (numbers: string) => `${numbers} venter på underskrift`,
      split: (numbers: string) => `${numbers} er delt op`,
      cancel: (numbers: string) => `${numbers} er annulleret`,
      stageOverride: (numbers: string) => `Trinnet for ${numbers} er sat`,
    },
    orderedLater: (numbers: string, moment: string) => `${numbers} bestilles af sig selv ${moment}`,
    about: {
      confirm: 'Den afgivende operatør har bekræftet. Vælg den dato, numrene flyttes.',
      reject: 'Den afgivende operatør har sagt nej. Vælg hvorfor; så står der, hvad der skal rettes.',
      contact: 'Skriv, hvad der blev talt om. Der sendes ikke noget til operatøren.',
      stageOverride:
        'Kun når noget er gået en anden vej. Trinnet ændres, og ikke andet: intet laves, sendes eller bestilles. En bestilling, der ikke passer til trinnet, kaldes tilbage.',
    },
    fields: { date: 'Porteringsdato', reason: 'Begrundelse', message: 'Besked', stage: 'Nyt trin' },
    dayHint: 'Højst en måned ude i fremtiden',
    wishedDayHint: (day: string) => `Tidligst den ønskede dato, ${day}, og højst en måned ude i fremtiden`,
    wishedDayOnly: (day: string) => `Den ønskede dato er den eneste, der kan vælges: ${day}`,
    choose: 'Vælg …',
    close: 'Luk',
    discardTitle: 'Luk uden at gøre det?',
    discardText: 'Det, du har skrevet, er ikke gemt.',
    discard: 'Luk uden at gemme',
    changedTitle: 'Ændret af en anden imens',
    changed: (stage: string) =>
      `En anden har ændret porteringen. Den er nu: ${stage}. Det, du har skrevet, står her stadig. Gør det kun, hvis det stadig er rigtigt.`,
    notDone:
      'En anden har ændret porteringen imens, så der skete ikke noget. Se, hvor den er nu, og gør det igen, hvis det stadig er rigtigt.',
  },
  {
    actions: {
      order: 'Order',
      confirm: 'Record confirmation',
      reject: 'Record refusal',
      complete: 'Complete',
      contact: 'Note contact with the donor',
      waitCustomer: 'Wait for a signature',
      split: 'Split',
      cancel: 'Cancel',
      stageOverride: 'Set the stage by hand',
    },
    titles: {
      order: 'Order the porting?',
      complete: 'Complete the porting?',
      waitCustomer: 'Wait for a signature?',
      split: 'Split the porting?',
      cancel: 'Cancel the porting?',
    },
    questions: {
      order: (numbers: string) =>
        `${numbers} will be ordered from the donor. If the donor’s wait is not over, it is ordered by itself when it is.`,
      complete: (numbers: string) => `${numbers} have moved, and the porting is over.`,
      completeUndated: (numbers: string) =>
        `${numbers} have moved, and the porting is over. There is no confirmed date: check that the numbers have moved.`,
      waitCustomer: (numbers: string) =>
        `${numbers} will wait for the customer to sign. Nothing is sent: the page where the power of attorney is made opens afterwards.`,
      split: (numbers: string) =>
        `Each number of ${numbers} gets a porting of its own. Powers of attorney and signed copies stay good for all of them.`,
      cancel: (numbers: string) =>
        `${numbers} will stay with the donor. An order is called off. The numbers stay on their account.`,
      cancelMobile: (numbers: string) =>
        `${numbers} will stay with the donor. An order is called off. The mobile account is closed.`,
    },
    done: {
      order: (numbers: string) => `${numbers}: ordered`,
      confirm: (numbers: string) => `${numbers}: confirmation recorded`,
      reject: (numbers: string) => `${numbers}: refusal recorded`,
      complete: (numbers: string) => `${numbers}: completed`,
      contact: (numbers: string) => `${numbers}: contact noted`,
      waitCustomer: (numbers: string) => `${numbers}: waiting for a signature`,
      split: (numbers: string) => `${numbers}: split`,
      cancel: (numbers: string) => `${numbers}: cancelled`,
      stageOverride: (numbers: string) => `${numbers}: stage set`,
    },
    orderedLater: (numbers: string, moment: string) => `${numbers}: will be ordered by itself ${moment}`,
    about: {
      confirm: 'The donor has confirmed. Choose the date on which the numbers move.',
      reject: 'The donor has said no. Choose why; then it says what is to be put right.',
      contact: 'Write what was said. Nothing is sent to the donor.',
      stageOverride:
        'Only where something went another way. The stage changes and nothing else: nothing is made, sent or ordered. An order that does not fit the stage is called off.',
    },
    fields: { date: 'Porting date', reason: 'Reason', message: 'Message', stage: 'New stage' },
    dayHint: 'At most a month ahead',
    wishedDayHint: (day: string) => `Not before the requested date, ${day}, and at most a month ahead`,
    wishedDayOnly: (day: string) => `The requested date is the only one that can be chosen: ${day}`,
    choose: 'Choose …',
    close: 'Close',
    discardTitle: 'Close without doing it?',
    discardText: 'What you have written is not saved.',
    discard: 'Close without saving',
    changedTitle: 'Changed by somebody else meanwhile',
    changed: (stage: string) =>
      `Somebody else changed the porting. It is now: ${stage}. What you have written is still here. Go on only if it is still right.`,
    notDone:
      'Somebody else changed the porting meanwhile, so nothing was done. Look where it is now, and do it again if it is still right.',
  },
)

export type ActionTexts = (typeof actionTexts)['da']
