'use client'

import { startTransition, useActionState, useEffect, useRef, useState, type FormEvent } from 'react'
import { NOT_SENT } from '#app/_account/form-state.ts'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { useHydrated } from '#app/study/use-hydrated.ts'
import { saveText } from '#app/author/actions.ts'
import type { EditState } from '#app/author/edit-state.ts'
import type { QuickFix } from '#core/question/quick-fixes.ts'
import type { Place } from '#core/question/place.ts'
import { offsetOf } from '#core/question/text-place.ts'
import type { Reading } from '#server/text-reading.ts'
import { CodeBox, type CodeHandle } from './code-box.tsx'
import { Conflict } from './conflict.tsx'
import type { Edited } from './draft-session.ts'
import { EditorKeys } from './editor-keys.tsx'
import { Preview } from './preview.tsx'
import { ProblemList } from './problem-list.tsx'
import { saveWords } from './save-words.ts'
import { useDraft } from './use-draft.ts'
import { useReading } from './use-reading.ts'

type EditorProps = {
  edited: Edited
  reading: Reading
  nonce: string | undefined
  /** Where nothing was published yet, there is no slip of the pen to mend. */
  canKeepStatistics: boolean
  canAskReview: boolean
}

/** A text in its editor with what is wrong with it and what it looks like. Without JavaScript: a form and a text box. */
export function Editor({ edited, reading: begun, nonce, canKeepStatistics, canAskReview }: EditorProps) {
  const [state, send, sending] = useActionState<EditState, FormData>(saveText, NOT_SENT)
  const hydrated = useHydrated()
  const { source, save, change, decide, autosave } = useDraft(edited)
  const reading = useReading(edited, source, begun)
  const [decided, setDecided] = useState<EditState>()
  const code = useRef<CodeHandle>(null)
  const { kind, subjectId } = edited

  // The form has saved, or was refused: what is written from now on stands on that save.
  useEffect(() => {
    if (state !== NOT_SENT && !state.stored) autosave.release(state.seq)
  }, [state, autosave])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const submitter = (event.nativeEvent as SubmitEvent).submitter
    const form = new FormData(event.currentTarget, submitter)
    const { source, seq, baseVersion } = autosave.text()
    form.set('source', source)
    form.set('seq', String(seq))
    form.set('baseVersion', String(baseVersion))
    form.set('exact', 'yes')
    autosave.halt()
    startTransition(() => send(form))
  }

  function jump(place: Place) {
    code.current?.select(offsetOf(source, place))
  }

  function mend({ from, to, insert }: QuickFix) {
    const [start, end] = [offsetOf(source, from), offsetOf(source, to)]
    code.current?.replace(start, Math.max(start, end), insert)
  }

  const conflict = save.at === 'conflict' ? save.stored : decided === state ? undefined : state.stored
  const isOutdated = reading.of !== source
  return (
    <form action={send} onSubmit={submit} aria-label="Text">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="subjectId" value={subjectId} />
      <input type="hidden" name="seq" value={state.stored?.seq ?? state.seq ?? edited.seq} />
      <input type="hidden" name="baseVersion" value={state.stored?.baseVersion ?? edited.baseVersion} />
      {conflict && (
        <Conflict
          stored={conflict}
          mine={hydrated ? source : (state.values.source ?? source)}
          {...(hydrated
            ? {
                onDecide: (keep: string) => {
                  setDecided(state)
                  code.current?.set(keep)
                  decide(conflict, keep)
                },
              }
            : {})}
        />
      )}
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" name="then" value="publish" disabled={sending}>
          Publish
        </Button>
        {canKeepStatistics && (
          <Button type="submit" name="then" value="publish-typo" kind="secondary" disabled={sending}>
            Publish as a mended typo
          </Button>
        )}
        {canAskReview && (
          <Button type="submit" name="then" value="ask-review" kind="secondary" disabled={sending}>
            Ask for a review
          </Button>
        )}
        <Button type="submit" name="then" value="save" kind="secondary" disabled={sending}>
          Save
        </Button>
        <EditorKeys />
      </div>
      <StatusMessage tone={state.done || sending ? 'plain' : 'wrong'}>
        {sending ? 'One moment…' : state.message}
      </StatusMessage>
      {state.lines && (
        <ul className="mb-2 grid gap-1 text-base">
          {state.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
        <div className="min-w-0">
          <CodeBox
            ref={code}
            source={hydrated ? source : (state.values.source ?? source)}
            nonce={nonce}
            problems={isOutdated ? null : reading.problems}
            onChange={change}
          />
          <p className="mt-1 min-h-6 text-sm text-muted" role="status" aria-label="Saved">
            {hydrated ? saveWords(save) : 'Press Save to keep what you write.'}
          </p>
          <h2 className="mt-4 mb-2 text-lg font-semibold">To mend</h2>
          <ProblemList problems={reading.problems} {...(hydrated ? { onJump: jump, onFix: mend } : {})} />
        </div>
        <section aria-labelledby="preview" className="min-w-0">
          <h2 id="preview" className="mb-2 text-lg font-semibold">
            As students see it
          </h2>
          <Preview preview={reading.preview} />
        </section>
      </div>
    </form>
  )
}
