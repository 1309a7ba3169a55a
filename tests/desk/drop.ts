import type { Page } from 'playwright-core'

export interface Dropped {
  name: string
  type: string
  bytes: Uint8Array
}

/** Drops files on the page of signed copies as a person does with the mouse. */
export async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const given = files.map(({ bytes, ...file }) => ({
    ...file,
    base64: Buffer.from(bytes).toString('base64'),
  }))
  const transfer = await page.evaluateHandle((dropped) => {
    const data = new DataTransfer()
    for (const { name, type, base64 } of dropped) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      data.items.add(new File([bytes], name, { type }))
    }
    return data
  }, given)
  const zone = page.getByRole('region', { name: 'Læg filer ind' })
  await zone.dispatchEvent('dragover', { dataTransfer: transfer })
  await zone.dispatchEvent('drop', { dataTransfer: transfer })
}
