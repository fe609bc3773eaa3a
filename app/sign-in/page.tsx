import type { Metadata } from 'next'
import Link from 'next/link'
import { GuestNote } from '#app/_account/guest-note.tsx'
import { SignedInAlready } from '#app/_account/signed-in-already.tsx'
import { TextForm } from '#app/_account/text-form.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { ownPath } from '#core/own-path.ts'
import { viewer } from '#server/session.ts'
import { signInHere } from './actions.ts'

export const metadata: Metadata = { title: 'Sign in' }

type SignInPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, reset } = await searchParams
  const { student } = await viewer()
  if (student && !student.isGuest) return <SignedInAlready student={student} />
  const onward = ownPath(next)
  const query = onward === '/' ? '' : `?next=${encodeURIComponent(onward)}`
  return (
    <>
      <PageTitle lead={reset ? 'Your new password is set. Sign in with it.' : undefined}>Sign in</PageTitle>
      {student && <GuestNote student={student} />}
      <TextForm
        action={signInHere}
        submit="Sign in"
        fields={[
          { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
          { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
          { name: 'remember', label: 'Stay signed in on this device', type: 'checkbox', value: 'on' },
          { name: 'next', label: '', type: 'hidden', value: onward },
        ]}
      />
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-1 text-base">
        <Link href={`/sign-up${query}`} className="link">
          Create an account
        </Link>
        <Link href="/forgot" className="link">
          Forgot the password
        </Link>
      </p>
    </>
  )
}
