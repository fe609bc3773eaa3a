import type { ReactNode } from 'react'
import { SameAsTable } from './same-as-table.tsx'

type ChartProps = {
  /** Unique on the page: title and description are found by it. */
  id: string
  /** What the picture is of, and what it shows, in words that need no picture. */
  title: string
  description: string
  height: number
  /** The marks, drawn on the server: x in per cent, y in pixels, so that words keep their size on every screen. */
  children: ReactNode
  /** `<thead>` and `<tbody>` of the same numbers; left out where the page shows them beside it anyway. */
  table?: ReactNode
  /** What stands below the picture for everybody. */
  caption?: ReactNode
  className?: string
}

/** A picture with its words and its table. Nothing of it is code in the browser. */
export function Chart({ id, title, description, height, children, table, caption, className }: ChartProps) {
  return (
    <figure className={className ?? 'max-w-[44rem]'}>
      <svg
        width="100%"
        height={height}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        className="block overflow-visible tabular-nums"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {children}
      </svg>
      {caption && <figcaption className="mt-1 text-sm text-muted">{caption}</figcaption>}
      {table && <SameAsTable caption={title}>{table}</SameAsTable>}
    </figure>
  )
}
