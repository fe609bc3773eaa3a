import type { ReactNode } from 'react'

type VerdictProps = { right: boolean; children?: ReactNode; className?: string }

/** Right or wrong as shape, word and colour, in that order of importance. */
export function Verdict({ right, children, className = '' }: VerdictProps) {
  return (
    <span
      className={`inline-flex items-center gap-2 font-semibold ${right ? 'text-(--right)' : 'text-(--wrong)'} ${className}`}
    >
      <VerdictMark right={right} />
      {children ?? (right ? 'Right' : 'Not right')}
    </span>
  )
}

/** ✓ or ✕ drawn, so that it looks the same in every font. */
export function VerdictMark({ right, className = 'size-[1.1em]' }: { right: boolean; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={`shrink-0 ${className}`} aria-hidden="true" focusable="false">
      <path
        d={right ? 'M2.5 8.5 6.5 12.5 13.5 4' : 'M3.5 3.5 12.5 12.5 M12.5 3.5 3.5 12.5'}
        fill="none"
        stroke="currentcolor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
