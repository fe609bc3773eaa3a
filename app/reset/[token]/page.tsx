import type { Metadata } from 'next'
import { TextForm } from '#app/_account/text-form.tsx'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { isResetLinkGood } from '#server/accounts.ts'
import { now } from '#server/clock.ts'
import { choosePassword } from './actions.ts'

/** The address is the secret: no other page is told it. */
export const metadata: Metadata = {
  title: 'Choose a new password',
  referrer: 'no-referrer',
  robots: { index: false },
}

type ResetPageProps = { params: Promise<{ token: string }> }

export default async function ResetPage({ params }: ResetPageProps) {
  const { token } = await params
  if (!(await isResetLinkGood(token, now()))) {
    return (
      <EmptyState
        title="This link does not work any more"
        action={<ButtonLink href="/forgot">Get a new one</ButtonLink>}
      >
        <p>It was used already, or it is older than an hour. Your password is as it was.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <PageTitle lead="You will be signed out everywhere and sign in with the new one.">
        Choose a new password
      </PageTitle>
      <TextForm
        action={choosePassword}
        submit="Set the password"
        fields={[
          {
            name: 'newPassword',
            label: 'New password',
            type: 'password',
            autoComplete: 'new-password',
            help: 'At least 8 characters; 15 or more is better.',
          },
          { name: 'token', label: '', type: 'hidden', value: token },
        ]}
      />
    </>
  )
}
