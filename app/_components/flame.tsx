/** The small flame. Decorative: a name always stands beside it or in the link around it. */
export function Flame({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true" focusable="false">
      <path fill="var(--flame)" d={OUTER} />
      <path fill="var(--paper)" d={INNER} />
    </svg>
  )
}

const OUTER =
  'M12.6 1.5c.5 3.4-1 5.3-2.7 7.4C8.1 11.1 6 13.3 6 16.3A6.2 6.2 0 0 0 12.2 22.5a6.2 6.2 0 0 0 6.2-6.2c0-2.3-.9-4.3-2.1-6-.2 1.5-.8 2.6-1.9 3.2.4-4.6-.1-8.8-1.8-12Z'

const INNER = 'M12.3 14.2c.2 1.5-2.3 2.3-2.3 4.5a2.3 2.3 0 0 0 4.6 0c0-1.8-1-3.4-2.3-4.5Z'
