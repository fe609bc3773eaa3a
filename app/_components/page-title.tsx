import type { ReactNode } from 'react'

type PageTitleProps = { children: ReactNode; lead?: ReactNode; className?: string }

export function PageTitle({ children, lead, className = '' }: PageTitleProps) {
  return (
    <header className={`mb-6 max-w-[68ch] ${className}`}>
      <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{children}</h1>
      {lead && <p className="mt-2 text-lg wrap-anywhere text-muted">{lead}</p>}
    </header>
  )
}
