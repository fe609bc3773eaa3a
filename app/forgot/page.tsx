import type { Metadata } from 'next'
import { TextForm } from '#app/_account/text-form.tsx'
import { ButtonLink } from '#app/_components/button.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { canSendMail } from '#server/mailer.ts'
import { sendLink } from './actions.ts'

export const metadata: Metadata = { title: 'Forgot the password' }
/** Whether mail is sent is the running server's setting, not the build's. */
export const dynamic = 'force-dynamic'

export default function ForgotPage() {
  if (!canSendMail()) {
    return (
      <EmptyState
        title="A new password comes from whoever runs this Pilot Light"
        action={<ButtonLink href="/sign-in">Back to sign in</ButtonLink>}
      >
        <p>This installation sends no mail.</p>
        <p>
          Ask the administrator for a link with which you choose a new password. It works once and for an
          hour. Everything in your account stays as it is.
        </p>
      </EmptyState>
    )
  }
  return (
    <>
      <PageTitle lead="We send you a link with which you choose a new one.">Forgot the password</PageTitle>
      <TextForm
        action={sendLink}
        submit="Send the link"
        fields={[{ name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' }]}
      />
    </>
  )
}
