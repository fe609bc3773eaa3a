'use client'

import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react'
import type { ReadProblem } from '#server/text-reading.ts'
import type { CodeView } from './code-view.ts'

/** Offsets are those of the text as it stands, line ends and all. */
export type CodeHandle = {
  select: (offset: number) => void
  replace: (from: number, to: number, insert: string) => void
  set: (text: string) => void
}

type CodeBoxProps = {
  ref: Ref<CodeHandle>
  source: string
  nonce: string | undefined
  /** Null while the text is newer than what is known of it. */
  problems: ReadProblem[] | null
  onChange: (text: string) => void
}

/** A text box, which becomes a code editor once that is loaded. */
export function CodeBox({ ref, source, nonce, problems, onChange }: CodeBoxProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<CodeView>(undefined)
  const latest = useRef({ source, onChange })
  const [loaded, setLoaded] = useState(false)

  useEffect(() => {
    latest.current = { source, onChange }
    view.current?.set(source)
  }, [source, onChange])

  useEffect(() => {
    let gone = false
    void import('./code-view.ts').then(({ openCodeView }) => {
      if (gone || !host.current) return
      view.current = openCodeView(host.current, {
        text: latest.current.source,
        nonce,
        onChange: (text) => latest.current.onChange(text),
        onSave: () =>
          host.current?.closest('form')?.querySelector<HTMLElement>('button[value="save"]')?.click(),
      })
      setLoaded(true)
    })
    return () => {
      gone = true
      view.current?.close()
      view.current = undefined
    }
  }, [nonce])

  useEffect(() => {
    if (problems) view.current?.mark(problems)
  }, [problems, loaded])

  useImperativeHandle(ref, () => ({
    select: (offset) => view.current?.select(offset),
    replace: (from, to, insert) => view.current?.replace(from, to, insert),
    set: (text) => view.current?.set(text),
  }))

  return (
    <>
      {!loaded && (
        <textarea
          name="source"
          aria-label="The text of the file"
          rows={28}
          spellCheck={false}
          defaultValue={source}
          onChange={(event) => onChange(event.target.value)}
          className="block w-full rounded-control border border-control bg-panel p-3 font-mono text-sm"
        />
      )}
      <div ref={host} hidden={!loaded} />
    </>
  )
}
