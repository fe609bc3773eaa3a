import type { ReactNode } from 'react'

type DataTableProps = {
  /** Read out before the table; shown above it unless `captionHidden`. */
  caption: string
  captionHidden?: boolean
  /** `<thead>` and `<tbody>`; a column of numbers has class `number`. */
  children: ReactNode
  className?: string
}

/** A table that scrolls inside itself when the screen is narrower. */
export function DataTable({ caption, captionHidden = false, children, className = '' }: DataTableProps) {
  return (
    <div className={`overflow-x-auto ${className}`} role="region" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption className={captionHidden ? 'sr-only' : 'pb-2 text-start text-sm text-muted'}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  )
}
