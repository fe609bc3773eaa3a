import type { Metadata } from 'next'
import { requireAdmin } from '#app/_account/require-admin.ts'
import { PageTitle } from '#app/_components/page-title.tsx'
import { AUDIT_PAGE, auditLines } from '#server/audit.ts'
import { pageNumber, PageLinks } from '#app/_components/page-links.tsx'
import { AuditTable } from './audit-table.tsx'

export const metadata: Metadata = { title: 'What was changed' }

type AuditPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const { page } = await searchParams
  const admin = await requireAdmin('/admin/audit')
  const at = pageNumber(page)
  const lines = await auditLines(admin, null, at)
  return (
    <>
      <PageTitle lead="Roles and accounts, by whom and when. Nothing here can be changed or removed.">
        What was changed
      </PageTitle>
      <AuditTable lines={lines} timeZone={admin.timeZone} />
      <PageLinks path="/admin/audit" page={at} more={lines.length === AUDIT_PAGE} />
    </>
  )
}
