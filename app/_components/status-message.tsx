import type { ReactNode } from 'react'

type StatusMessageProps = {
  children?: ReactNode
  tone?: 'plain' | 'right' | 'wrong'
  /** Interrupts the reader: for a refused choice, never for "saved". */
  urgent?: boolean
  className?: string
}

/** Announced when its text changes, so keep it in the page while it is empty. */
export function StatusMessage({
  children,
  tone = 'plain',
  urgent = false,
  className = '',
}: StatusMessageProps) {
  return (
    <p
      role={urgent ? 'alert' : 'status'}
      aria-live={urgent ? 'assertive' : 'polite'}
      className={`min-h-6 text-base wrap-anywhere ${TONES[tone]} ${className}`}
    >
      {children}
    </p>
  )
}

const TONES = { plain: 'text-muted', right: 'text-(--right)', wrong: 'text-(--wrong)' }
