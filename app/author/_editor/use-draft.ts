import { useEffect, useState } from 'react'
import { createAutosave, type SaveState } from './autosave.ts'
import { forgetOnDevice, keptOnDevice, type Edited, type Stored } from './draft-session.ts'

/** A text that saves itself, and where it is kept. */
export function useDraft({ kind, subjectId, source: begun, seq, baseVersion }: Edited) {
  const [source, setSource] = useState(begun)
  const [save, setSave] = useState<SaveState>({ at: 'unchanged' })
  const [autosave] = useState(() =>
    createAutosave({ kind, subjectId }, { source: begun, seq, baseVersion }, setSave),
  )

  useEffect(() => {
    const kept = keptOnDevice({ kind, subjectId })
    if (kept?.source === begun) forgetOnDevice({ kind, subjectId })
    else if (kept) {
      autosave.resume(kept)
      // What this device has is known only here, after the server drew what it had.
      // eslint-disable-next-line react-hooks/set-state-in-effect
      setSource(kept.source)
    }
    return autosave.stop
  }, [kind, subjectId, begun, autosave])

  function change(text: string) {
    autosave.change(text)
    setSource(text)
  }

  function decide(stored: Stored, keep: string) {
    autosave.decide(stored, keep)
    setSource(keep)
  }

  return { source, save, change, decide, autosave }
}
