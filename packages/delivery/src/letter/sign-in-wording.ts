import type { Language } from '../courier/courier.js'

const danish = {
  subject: (issuer: string) => `Log ind på porteringen hos ${issuer}`,
  heading: 'Log ind på porteringen',
  intro: (name: string, customer: string, issuer: string) =>
    `Her er linket, der logger dig ind på porteringen hos ${issuer} som ${name} fra ${customer}.`,
  link: 'Log ind',
  valid:
    'Linket gælder i 15 minutter og kan bruges én gang. Giv det ikke videre: den, der har det, kan logge ind som dig.',
  notAsked: 'Har du ikke selv bedt om linket, skal du ikke gøre noget. Så bliver det ikke brugt.',
  why: (issuer: string) =>
    `Du får denne mail, fordi nogen har skrevet din adresse på siden, hvor man logger ind på porteringen hos ${issuer}.`,
}

const english: typeof danish = {
  subject: (issuer) => `Sign in to number porting at ${issuer}`,
  heading: 'Sign in to number porting',
  intro: (name, customer, issuer) =>
    `Here is the link that signs you in to number porting at ${issuer} as ${name} of ${customer}.`,
  link: 'Sign in',
  valid:
    'The link is good for 15 minutes and can be used once. Do not pass it on: whoever has it can sign in as you.',
  notAsked: 'If you did not ask for the link, you need not do anything. It will then not be used.',
  why: (issuer) =>
    `You are receiving this e-mail because somebody wrote your address on the page where one signs in to number porting at ${issuer}.`,
}

/** The wording of each language that an employee can be written to in. */
export const signInWordings: Readonly<Record<Language, typeof danish>> = { da: danish, en: english }
