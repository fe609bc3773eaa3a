import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: ReactNode
  /** What happened, and what was kept. */
  children: ReactNode
  /** The one button. */
  action?: ReactNode
}

/** Nothing here, not found, failed, offline: what happened, what was kept, what to do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto max-w-[34rem] py-10 sm:py-16">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-3 grid gap-3 text-lg text-muted">{children}</div>
      {action && <div className="mt-6">{action}</div>}
    </div>
  )
}
