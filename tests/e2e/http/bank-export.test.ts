import { expect, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { APP } from '../../../playwright.config.ts'
import { EXPORT_FORMATS, FORMAT_FACTS } from '../../../core/export/formats.ts'
import { inDatabase } from '../../support/served.ts'
import { servedPerson } from '../../support/served-people.ts'

const EXPORT = '/api/v1/bank/export'

test('an instructor gets the bank in every format, kept by no cache, under a name that says what it is', async () => {
  const { api } = await servedPerson(APP, { role: 'instructor' })
  for (const format of EXPORT_FORMATS) {
    const response = await api.get(`${EXPORT}?format=${format}`)
    const headers = response.headers()
    expect(response.status(), format).toBe(200)
    expect(headers['cache-control']).toBe('private, no-store')
    expect(headers['content-type']).toBe(FORMAT_FACTS[format].type)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-disposition']).toBe(
      `attachment; filename="saa-c03.${FORMAT_FACTS[format].ending}"`,
    )
    expect((await response.body()).byteLength, format).toBeGreaterThan(10_000)
  }
})

test('a file has as many questions as are published and in no sealed form', async () => {
  const { api } = await servedPerson(APP, { role: 'admin' })
  const count = inDatabase(APP, (database) =>
    database
      .prepare(`SELECT count(*) FROM Question WHERE status = 'published' AND form IS NULL`)
      .pluck()
      .get(),
  )
  const json = (await (await api.get(EXPORT)).json()) as { questions: unknown[] }
  expect(json.questions).toHaveLength(Number(count))
  const items = Object.keys(unzipSync(await (await api.get(`${EXPORT}?format=qti3`)).body()))
  expect(items.filter((path) => path.startsWith('items/'))).toHaveLength(Number(count))
})

test('anything but one known format is refused', async () => {
  const { api } = await servedPerson(APP, { role: 'instructor' })
  for (const query of ['format=docx', 'format=', 'form=csv', 'format=csv&format=csv', 'format[]=csv', 'x'])
    expect((await api.get(`${EXPORT}?${query}`)).status(), query).toBe(400)
})
