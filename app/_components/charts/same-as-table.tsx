import type { ReactNode } from 'react'
import { DataTable } from '../data-table.tsx'

/** The numbers of a picture, folded away below it: for keyboards, screen readers and whoever wants to copy them. */
export function SameAsTable({ caption, children }: { caption: string; children: ReactNode }) {
  return (
    <details className="no-print">
      <summary className="min-h-11 w-fit py-2.5 text-sm text-muted">The same as a table</summary>
      <DataTable caption={caption}>{children}</DataTable>
    </details>
  )
}
