import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { DiffView } from '#app/author/diff-view.tsx'
import { requireInstructor } from '#app/author/require-instructor.ts'
import { SourceView } from '#app/author/source-view.tsx'
import { VersionForm } from '#app/author/version-form.tsx'
import { VersionTable } from '#app/author/version-table.tsx'
import { STATUS_WORDS } from '#app/author/words.ts'
import { questionHistory, versionSource } from '#server/question-versions.ts'

export const metadata: Metadata = { title: 'Versions' }

type VersionsPageProps = {
  params: Promise<{ questionId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function VersionsPage({ params, searchParams }: VersionsPageProps) {
  const { questionId } = await params
  const { from, to } = await searchParams
  const instructor = await requireInstructor(`/author/${questionId}/versions`)
  const history = await questionHistory(instructor, questionId)
  if (!history) notFound()
  const { status, current, versions } = history
  const known = (asked: unknown, otherwise: number) =>
    versions.find(({ version }) => String(version) === asked)?.version ?? otherwise
  const later = known(to, current)
  const earlier = known(from, Math.max(1, later - 1))
  const after = (await versionSource(instructor, questionId, later)) ?? ''
  const before = earlier === later ? after : ((await versionSource(instructor, questionId, earlier)) ?? '')
  return (
    <div className="grid grid-cols-1 gap-12">
      <div>
        <p className="mb-3 text-base">
          <Link href="/author" className="link">
            The question bank
          </Link>
        </p>
        <PageTitle
          lead={`${STATUS_WORDS[status] ?? status}, version ${current}. A version is never changed or removed.`}
          className="mb-0"
        >
          {versions[0]?.title ?? questionId}
        </PageTitle>
      </div>
      <Section id="versions" title="Versions">
        <VersionTable versions={versions} timeZone={instructor.timeZone} />
      </Section>
      {versions.length > 1 && (
        <Section id="changes" title="What changed">
          <VersionForm
            path={`/author/${questionId}/versions`}
            versions={versions.map(({ version }) => version)}
            from={earlier}
            to={later}
          />
          <DiffView before={before} after={after} label={`From version ${earlier} to version ${later}`} />
        </Section>
      )}
      <Section id="text" title={`The text of version ${later}`}>
        <SourceView source={after} />
      </Section>
    </div>
  )
}
