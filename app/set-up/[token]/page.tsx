import type { Metadata } from 'next'
import { NEW_ACCOUNT_FIELDS } from '#app/_account/new-account-fields.ts'
import { TextForm } from '#app/_account/text-form.tsx'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { now } from '#server/clock.ts'
import { viewer } from '#server/session.ts'
import { isSetUpLinkGood } from '#server/set-up.ts'
import { becomeAdmin, becomeAdminAnew } from './actions.ts'

/** The address is the secret: no other page is told it. */
export const metadata: Metadata = { title: 'Set up', referrer: 'no-referrer', robots: { index: false } }

type SetUpPageProps = { params: Promise<{ token: string }> }

export default async function SetUpPage({ params }: SetUpPageProps) {
  const { token } = await params
  if (!(await isSetUpLinkGood(token, now()))) {
    return (
      <EmptyState
        title="This link does not work any more"
        action={<ButtonLink href="/sign-in">Sign in</ButtonLink>}
      >
        <p>
          It was used already, is older than a day, or a newer one was printed when the server started again.
        </p>
        <p>
          Whoever runs the server can also use <code>npm run db -- grant you@example.org admin</code>.
        </p>
      </EmptyState>
    )
  }
  const { student } = await viewer()
  const hidden = { name: 'token', label: '', type: 'hidden', value: token } as const
  return (
    <>
      <PageTitle lead="The administrator says who is an instructor, helps with passwords, and sees what was changed by whom. This link works once.">
        Become the administrator
      </PageTitle>
      {student && !student.isGuest ? (
        <TextForm action={becomeAdmin} submit={`Make ${student.name} the administrator`} fields={[hidden]} />
      ) : (
        <TextForm
          action={becomeAdminAnew}
          submit="Create the administrator"
          fields={[...NEW_ACCOUNT_FIELDS, hidden]}
        />
      )}
    </>
  )
}
