import type { ReactNode } from 'react'

type PanelProps = { children: ReactNode; className?: string }

/** White ground inside a hairline, for what belongs together. */
export function Panel({ children, className = '' }: PanelProps) {
  return (
    <div className={`rounded-panel border border-hairline bg-panel p-4 sm:p-6 ${className}`}>{children}</div>
  )
}

type SectionProps = {
  id: string
  title: ReactNode
  children: ReactNode
  className?: string
  aside?: ReactNode
}

/** A part of a page under its own heading; `id` also names the region. */
export function Section({ id, title, children, className = '', aside }: SectionProps) {
  return (
    <section aria-labelledby={id} className={className}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-xl font-semibold tracking-tight">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
