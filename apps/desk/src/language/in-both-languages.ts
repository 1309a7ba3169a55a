/** Those of the desk. */
export type Language = 'da' | 'en'

type Text = string | ((...facts: never[]) => string)
export interface Texts {
  readonly [name: string]: Text | Texts
}

/** The same names, with texts of the same facts. */
type Translated<Given> = {
  [Name in keyof Given]: Given[Name] extends string
    ? string
    : Given[Name] extends (...facts: infer Facts) => string
      ? (...facts: Facts) => string
      : Translated<Given[Name]>
}

/** The texts of a page or a part: one that is missing in either language does not compile. */
export function inBothLanguages<Danish extends Texts>(
  da: Danish,
  en: Translated<NoInfer<Danish>>,
): Record<Language, Translated<Danish>> {
  return { da: da as unknown as Translated<Danish>, en }
}
