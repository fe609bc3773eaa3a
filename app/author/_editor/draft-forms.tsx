import Link from 'next/link'
import { TextForm } from '#app/_account/text-form.tsx'
import { discardText, rebaseText } from '#app/author/actions.ts'
import { addressOf } from '#app/author/addresses.ts'
import type { Edited } from './draft-session.ts'

/** What can be done with a draft as a whole. */
export function DraftForms({ edited }: { edited: Edited }) {
  const { kind, subjectId, seq, baseVersion, current } = edited
  const fields = Object.entries({ kind, subjectId, seq: String(seq) }).map(
    ([name, value]) => ({ name, label: '', type: 'hidden', value }) as const,
  )
  return (
    <div className="mb-4 grid gap-4">
      {baseVersion !== current && (
        <div className="rounded-panel border border-(--wrong) bg-wrong-tint p-4">
          <p className="mb-3 text-base">
            This draft was begun from version {baseVersion}; version {current} was published since.{' '}
            <Link href={`${addressOf(edited)}/versions?from=${baseVersion}&to=${current}`} className="link">
              See what changed
            </Link>
            , take over what you want of it, then go on.
          </p>
          <TextForm
            action={rebaseText}
            submit={`Go on, on top of version ${current}`}
            kind="secondary"
            fields={fields}
          />
        </div>
      )}
      <details className="text-base">
        <summary className="min-h-11 cursor-pointer py-2.5 text-muted">Discard this draft</summary>
        <p className="mb-3">
          {current > 0
            ? `Version ${current} stays as it is; what was written since is gone for everybody.`
            : 'It was never published: it is gone for everybody.'}
        </p>
        <TextForm action={discardText} submit="Discard the draft" kind="secondary" fields={fields} />
      </details>
    </div>
  )
}
