import { useEffect, useRef, useState } from 'react'
import type { Reading } from '#server/text-reading.ts'
import { askReading, type Edited } from './draft-session.ts'

const PAUSE_MS = 400

/** What the server says of the text, asked again after each pause in writing; `of` is the text it was said of. */
export function useReading({ kind, subjectId, source: first }: Edited, source: string, begun: Reading) {
  const [reading, setReading] = useState({ of: first, ...begun })
  const latest = useRef(first)

  useEffect(() => {
    if (source === latest.current) return
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => clearTimeout(timer)

    async function ask() {
      latest.current = source
      const found = await askReading({ kind, subjectId }, source)
      if (found && latest.current === source) setReading({ of: source, ...found })
    }
  }, [kind, subjectId, source])

  return reading
}
