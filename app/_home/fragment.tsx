import type { ReactNode } from 'react'
import { Panel } from '#app/_components/panel.tsx'

type FragmentProps = { id: string; title: string; says: ReactNode; children: ReactNode }

/** One thing that is different here: a sentence, and beside it the part of the app that does it. */
export function Fragment({ id, title, says, children }: FragmentProps) {
  return (
    <section aria-labelledby={id} className="grid gap-x-10 gap-y-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
      <div className="max-w-[36rem]">
        <h2 id={id} className="text-xl font-semibold tracking-tight">
          {title}
        </h2>
        <div className="mt-2 grid gap-3 text-base text-muted">{says}</div>
      </div>
      <Panel className="min-w-0">{children}</Panel>
    </section>
  )
}
