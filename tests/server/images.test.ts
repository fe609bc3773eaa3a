import sharp from 'sharp'
import { expect, test } from 'vitest'
import { addPicture } from '#server/add-picture.ts'
import { bankFiles } from '#server/bank-export.ts'
import { db } from '#server/db.ts'
import { encodeImage } from '#server/encode-image.ts'
import { shownImage } from '#server/images.ts'
import { publishQuestion } from '#server/questions.ts'
import { createBank, createQuestion } from '../support/bank.ts'
import { useDatabase } from '../support/database.ts'
import { createInstructor } from '../support/instructors.ts'
import { picture } from '../support/pack.ts'

useDatabase()

const NOW = new Date('2026-11-21T12:00:00Z')
const KINDS = ['png', 'jpeg', 'gif', 'webp'] as const
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test.each(KINDS)(
  'a %s is decoded and encoded anew: metadata and what was appended are gone',
  async (kind) => {
    const plain = sharp(Buffer.from(await picture('#b45309', kind)))
    const secret = { exif: { IFD0: { Copyright: 'SECRET', Artist: 'SECRET' } } }
    const told = new Uint8Array(await plain.withMetadata(secret).toFormat(kind).toBuffer())
    const given = new Uint8Array([...told, ...new TextEncoder().encode('<script>SECRET</script>PK\x03\x04')])
    const encoded = await encodeImage(given)
    if (!encoded.ok) throw new Error(encoded.problem)
    const { image } = encoded
    expect(text(image.bytes)).not.toMatch(/SECRET|script|Exif/)
    expect(image).toMatchObject({ type: `image/${kind}`, width: 30, height: 20 })
    expect(image.name).toMatch(/^[0-9a-f]{32}\.(png|jpg|gif|webp)$/)
    expect((await sharp(image.bytes).metadata()).format).toBe(kind)
  },
)

test('a photograph taken on its side is upright, an animation keeps its frames', async () => {
  const sideways = await sharp(Buffer.from(await picture('#b45309', 'jpeg')))
    .withMetadata({ orientation: 6 })
    .toBuffer()
  expect(await encodeImage(new Uint8Array(sideways))).toMatchObject({ image: { width: 20, height: 30 } })
  const frames = [await picture('#b45309'), await picture('#0f766e')].map((bytes) => Buffer.from(bytes))
  const moving = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  const encoded = await encodeImage(new Uint8Array(moving))
  if (!encoded.ok) throw new Error(encoded.problem)
  expect((await sharp(encoded.image.bytes, { animated: true }).metadata()).pages).toBe(2)
  expect(encoded.image).toMatchObject({ width: 30, height: 20 })
})

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png()
    .toBuffer()

test.each<[what: string, bytes: () => Promise<Uint8Array> | Uint8Array, problem: RegExp]>([
  ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /not a PNG, JPEG, GIF or WebP/],
  ['PDF', () => Buffer.from('%PDF-1.7'), /not a PNG/],
  ['HTML', () => Buffer.from('<html><script>alert(1)</script>'), /not a PNG/],
  ['nothing', () => new Uint8Array(), /not a PNG/],
  ['the beginning of a PNG alone', async () => (await picture()).slice(0, 40), /cannot be decoded/],
  ['a PNG cut off', async () => (await blank(300, 300)).subarray(0, 300), /cannot be decoded/],
  ['a very wide one', () => blank(20_000, 10), /4096 pixels a side; this has 20000 × 10/],
  ['too many pixels', () => blank(4096, 4096), /16 million pixels/],
  ['too many bytes', () => new Uint8Array(5 * 1024 ** 2 + 1), /may have 5 MB/],
])('%s is refused', async (_, bytes, problem) => {
  const encoded = await encodeImage(new Uint8Array(await bytes()))
  expect(encoded.ok ? 'taken' : encoded.problem).toMatch(problem)
})

test('an uploaded picture is the instructors’ until something published shows it', async () => {
  await createBank([createQuestion({ id: 'first' })])
  const instructor = await createInstructor()
  const added = await addPicture(instructor, await picture(), 'Two zones, one Region.PNG')
  if (!added.ok) throw new Error(added.problem)
  expect(added).toMatchObject({ width: 30, height: 20 })
  expect(added.path).toMatch(/^images\/two-zones-one-region-[0-9a-f]{12}\.png$/)
  expect(await addPicture(instructor, await picture(), 'Two zones, one Region.PNG')).toEqual(added)

  const { name } = await db().image.findFirstOrThrow()
  expect(await shownImage(name, { asInstructor: false })).toBeNull()
  expect(await shownImage(name, { asInstructor: true })).toMatchObject({ type: 'image/png' })

  const publish = (id: string, status: 'draft' | 'published') => {
    const question = createQuestion({ id, status })
    question.presented.stem = `<p><img src="/images/${name}" alt="Two zones"></p>`
    return publishQuestion('x', { question, source: id, position: 0, basedOn: 0, seeded: false }, NOW)
  }
  await publish('a-draft', 'draft')
  expect(await shownImage(name, { asInstructor: false })).toBeNull()
  await publish('a-question', 'published')
  expect(await shownImage(name, { asInstructor: false })).toMatchObject({ type: 'image/png' })
  expect((await bankFiles())?.map(({ path }) => path)).toContain(added.path)
})

test.each(['../../etc/passwd', '', 'ÄÖ'.repeat(60), '..', '/', 'a\0b'])(
  'the name %j leads nowhere but images/',
  async (name) => {
    const added = await addPicture(await createInstructor(), await picture(), name)
    expect(added.ok && added.path).toMatch(/^images\/[a-z0-9-]{12,60}\.png$/)
  },
)
