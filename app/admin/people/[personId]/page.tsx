import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { requireAdmin } from '#app/_account/require-admin.ts'
import { TextForm } from '#app/_account/text-form.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { AuditTable } from '#app/admin/audit/audit-table.tsx'
import { auditLines } from '#server/audit.ts'
import { person, type Person } from '#server/people.ts'
import { disableAccount, enableAccount, makeLink } from '../actions.ts'
import { RoleForm } from './role-form.tsx'

export const metadata: Metadata = { title: 'Person' }

type PersonPageProps = { params: Promise<{ personId: string }> }

export default async function PersonPage({ params }: PersonPageProps) {
  const { personId } = await params
  const admin = await requireAdmin(`/admin/people/${personId}`)
  const found = await person(admin, personId)
  if (!found) notFound()
  const lines = await auditLines(admin, personId, 0)
  return (
    <div className="grid max-w-[46rem] grid-cols-1 gap-12">
      <div>
        <p className="mb-3 text-base">
          <Link href="/admin/people" className="link">
            People
          </Link>
        </p>
        <PageTitle lead={found.email} className="mb-0">
          {found.name}
        </PageTitle>
      </div>
      <Section id="role" title="Role">
        <RoleForm id={personId} role={found.role} />
      </Section>
      <Section id="reset" title="A new password">
        <p className="mb-4 text-base text-muted">
          Makes a link with which {found.name} chooses a new password. It works once and for an hour; hand it
          over yourself, and to nobody else.
        </p>
        <TextForm action={makeLink} submit="Make a link" kind="secondary" fields={[idField(found)]} />
      </Section>
      <Section id="access" title="Access">
        <Access of={found} />
      </Section>
      <Section id="changes" title="What was changed">
        <AuditTable lines={lines} timeZone={admin.timeZone} />
      </Section>
    </div>
  )
}

function Access({ of }: { of: Person }) {
  if (of.disabled) {
    return (
      <>
        <p className="mb-4">
          Disabled{of.disabled.reason ? `: ${of.disabled.reason}.` : '.'} Everything in the account is kept.
        </p>
        <TextForm action={enableAccount} submit="Let them in again" kind="secondary" fields={[idField(of)]} />
      </>
    )
  }
  const help =
    'Kept with the change. They are signed out everywhere at once; everything in the account is kept.'
  return (
    <TextForm
      action={disableAccount}
      submit="Disable the account"
      kind="secondary"
      fields={[{ name: 'reason', label: 'Reason', type: 'text', autoComplete: 'off', help }, idField(of)]}
    />
  )
}

function idField({ id }: Person) {
  return { name: 'id', label: '', type: 'hidden', value: id } as const
}
