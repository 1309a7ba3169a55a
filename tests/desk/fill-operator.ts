import type { Page } from 'playwright-core'

const fields = {
  _id: 'CPS-kode',
  name: 'Navn',
  address: 'Adresse',
  npNumber: 'Porteringstelefon',
  npEmail: 'Porterings-e-mail',
  npFax: 'Porteringsfax',
  npOpeningHours: 'Åbningstid',
  iccValidation: 'ICC-regel',
  orderWait: 'Ventetid',
  notes: 'Noter (valgfrit)',
} as const
type Field = keyof typeof fields

/** The field of an operator's form. */
export function fieldOf(page: Page, name: Field) {
  return page.getByLabel(fields[name])
}

const sound = { address: 'Kabelvej 1, 9000 Aalborg', npNumber: '70101010' }

/** Fills the form of a new operator so that it can be created, but for what is said otherwise. */
export async function fillOperator(page: Page, values: Partial<Record<Field, string>>): Promise<void> {
  for (const [name, value] of Object.entries({ ...sound, ...values }) as [Field, string][])
    await fieldOf(page, name).fill(value)
  await page.getByLabel('Sådan godkendes fastnet').selectOption('EMAIL')
  await page.getByLabel('Sådan godkendes mobil').selectOption('ICC_EMAIL')
}
