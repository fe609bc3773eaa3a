import type { Metadata } from 'next'
import Link from 'next/link'
import { Button } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { Problem } from '#app/_components/problem.tsx'
import { uploadsOf } from '#server/import-store.ts'
import { ARCHIVE_MEGABYTES } from '#server/unpack-zip.ts'
import { requireInstructor } from '../require-instructor.ts'
import { STAGE_WORDS } from './stage-words.ts'

export const metadata: Metadata = { title: 'Import' }

type ImportPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ImportPage({ searchParams }: ImportPageProps) {
  const { problem, discarded } = await searchParams
  const instructor = await requireInstructor('/author/import')
  const uploads = await uploadsOf(instructor)
  const words = typeof problem === 'string' ? PROBLEMS[problem] : undefined
  return (
    <div className="grid max-w-[42rem] grid-cols-1 gap-12">
      <div>
        <PageTitle lead="Bring questions, lessons and pictures in as files. You see what would change first; nothing is stored until you say so.">
          Import
        </PageTitle>
        {discarded && (
          <p role="status" className="mb-6 text-base text-muted">
            Discarded. Nothing was imported.
          </p>
        )}
        {/* A plain form to a route: it works without JavaScript, and an archive is larger than an action may take. */}
        <form
          action="/author/import/upload"
          method="post"
          encType="multipart/form-data"
          className="grid justify-items-start gap-4"
        >
          <div className="grid w-full gap-1">
            <label htmlFor="archive" className="font-medium">
              Zip archive
            </label>
            <input
              id="archive"
              name="archive"
              type="file"
              accept=".zip,application/zip"
              required
              aria-invalid={words ? true : undefined}
              aria-describedby="archive-help archive-problem"
              className="min-h-11 w-full max-w-full rounded-control border border-control bg-panel p-2 text-base file:me-3 file:min-h-7 file:rounded-control file:border file:border-control file:bg-paper file:px-3 file:text-ink"
            />
            <p id="archive-help" className="text-sm text-muted">
              Up to {ARCHIVE_MEGABYTES} MB, 50 MB unpacked and 2,000 files.
            </p>
            <Problem id="archive-problem">{words}</Problem>
          </div>
          <Button type="submit">See what would change</Button>
        </form>
      </div>
      {uploads.length > 0 && (
        <Section id="open" title="Your archives of the last hour">
          <ul className="grid gap-1">
            {uploads.map(({ id, fileName, state }) => (
              <li key={id} className="wrap-anywhere">
                <Link href={`/author/import/${id}`} className="link inline-flex min-h-11 items-center">
                  {fileName}
                </Link>{' '}
                <span className="text-muted">{STAGE_WORDS[state.stage]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="what" title="What goes into the archive">
        <ul className="grid list-disc gap-2 ps-5">
          <li>
            One question a file, in the folder of its topic: <code>dax/my-question.md</code>. “npm run bank --
            new dax” writes one to fill in.
          </li>
          <li>
            Lessons as <code>dax/lesson.md</code>, pages as <code>pages/my-page.md</code>, pictures in{' '}
            <code>images/</code> (PNG, JPEG, GIF or WebP).
          </li>
          <li>
            exam.yaml and topics.yaml may stay away: the bank’s own count then. A whole exported bank works
            too.
          </li>
          <li>
            One file with an error, and nothing is imported. Questions that are not in it stay as they are.
          </li>
        </ul>
      </Section>
    </div>
  )
}

const PROBLEMS: Record<string, string> = {
  'no-archive': 'This was no zip archive. Choose one.',
  'too-large': `This archive is larger than ${ARCHIVE_MEGABYTES} MB. Leave pictures out, or import it in parts.`,
  'too-many': 'Many archives are waiting to be imported. Import or discard one first.',
}
