import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { SignOutButton } from '#app/_account/sign-out-button.tsx'
import { TextForm } from '#app/_account/text-form.tsx'
import { ButtonLink } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { Section } from '#app/_components/panel.tsx'
import { signIns } from '#server/accounts.ts'
import { now } from '#server/clock.ts'
import { GUEST_CONFIRMATION } from '#server/delete-me.ts'
import { asAdmin, viewer, type Student } from '#server/session.ts'
import { changeMyPassword } from './actions.ts'
import { DeleteAccount } from './delete-account.tsx'
import { SignIns } from './sign-ins.tsx'
import { YourData } from './your-data.tsx'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const { student } = await viewer()
  if (!student) redirect('/sign-in?next=/account')
  return (
    <div className="grid max-w-[42rem] grid-cols-1 gap-12">
      {student.isGuest ? <GuestTop /> : <AccountTop student={student} />}
      <YourData />
      <Section id="delete" title="Delete">
        <DeleteAccount
          email={student.isGuest ? null : student.email}
          guestConfirmation={GUEST_CONFIRMATION}
        />
      </Section>
    </div>
  )
}

function GuestTop() {
  return (
    <div>
      <PageTitle
        lead="What you answer is kept for this browser only, until 90 days after you last studied. An account keeps it for good, on every device."
        className="mb-4"
      >
        You study as a guest
      </PageTitle>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/sign-up">Create an account</ButtonLink>
        <ButtonLink href="/sign-in" kind="secondary">
          Sign in
        </ButtonLink>
      </div>
    </div>
  )
}

async function AccountTop({ student }: { student: Student }) {
  return (
    <>
      <div>
        <PageTitle lead={student.email} className="mb-4">
          {student.name}
        </PageTitle>
        <p className="mb-5 flex flex-wrap gap-x-6 gap-y-1">
          <Link href="/settings" className="link">
            Settings
          </Link>
          {asAdmin(student) && (
            <>
              <Link href="/admin/people" className="link">
                People
              </Link>
              <Link href="/admin/audit" className="link">
                What was changed
              </Link>
            </>
          )}
        </p>
        <SignOutButton />
      </div>
      <Section id="sign-ins" title="Where you are signed in">
        <SignIns signIns={await signIns(student, now())} timeZone={student.timeZone} />
      </Section>
      <Section id="password" title="Change the password">
        <p className="mb-4 text-base text-muted">Every other device is signed out when you do.</p>
        <TextForm
          action={changeMyPassword}
          submit="Change the password"
          kind="secondary"
          fields={[
            {
              name: 'currentPassword',
              label: 'Current password',
              type: 'password',
              autoComplete: 'current-password',
            },
            {
              name: 'newPassword',
              label: 'New password',
              type: 'password',
              autoComplete: 'new-password',
              help: 'At least 8 characters; 15 or more is better.',
            },
          ]}
        />
      </Section>
    </>
  )
}
