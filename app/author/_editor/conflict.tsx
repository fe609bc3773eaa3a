import { Button } from '#app/_components/button.tsx'
import { DiffView } from '#app/author/diff-view.tsx'
import type { Stored } from './draft-session.ts'

type ConflictProps = {
  stored: Stored
  mine: string
  /** Missing without JavaScript: then the form itself decides. */
  onDecide?: (keep: string) => void
}

/** Two people wrote on one text: both texts in full, what differs, and the choice; nothing is lost until it is made. */
export function Conflict({ stored, mine, onDecide }: ConflictProps) {
  const who = stored.editor ?? 'Somebody'
  const theirs = stored.seq === 0 ? 'What is published' : `The text of ${who}`
  return (
    <section
      aria-labelledby="conflict"
      className="mb-6 rounded-panel border border-(--wrong) bg-wrong-tint p-4"
    >
      <h2 id="conflict" role="alert" className="text-lg font-semibold">
        {stored.seq === 0
          ? 'The draft was published or discarded meanwhile'
          : `${who} saved another text meanwhile`}
      </h2>
      <p className="mt-1 mb-4 text-base">
        Nothing is lost: yours and the other one are both here.{' '}
        {onDecide
          ? 'Choose which to go on with; copy over what you want of the other first.'
          : 'Yours stands in the box below. Saving it again puts it in the place of the other one.'}
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        <Text label="Your text" text={mine} />
        <Text label={theirs} text={stored.source} />
      </div>
      <h3 className="mt-4 mb-2 text-base font-medium">What yours changes in it</h3>
      <DiffView before={stored.source} after={mine} label="What yours changes in the other text" />
      {onDecide && (
        <div className="mt-4 flex flex-wrap gap-3">
          <Button kind="secondary" onClick={() => onDecide(mine)}>
            Go on with mine
          </Button>
          <Button kind="secondary" onClick={() => onDecide(stored.source)}>
            Go on with the other
          </Button>
        </div>
      )}
    </section>
  )
}

function Text({ label, text }: { label: string; text: string }) {
  return (
    <label className="grid gap-1 text-base font-medium">
      {label}
      <textarea
        readOnly
        rows={12}
        value={text}
        className="w-full rounded-control border border-control bg-panel p-2 font-mono text-sm font-normal"
      />
    </label>
  )
}
