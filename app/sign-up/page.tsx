import type { Metadata } from 'next'
import Link from 'next/link'
import { GuestNote } from '#app/_account/guest-note.tsx'
import { NEW_ACCOUNT_FIELDS } from '#app/_account/new-account-fields.ts'
import { SignedInAlready } from '#app/_account/signed-in-already.tsx'
import { TextForm } from '#app/_account/text-form.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { ownPath } from '#core/own-path.ts'
import { viewer } from '#server/session.ts'
import { signUpHere } from './actions.ts'

export const metadata: Metadata = { title: 'Create an account' }

type SignUpPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const { next } = await searchParams
  const { student } = await viewer()
  if (student && !student.isGuest) return <SignedInAlready student={student} />
  const onward = ownPath(next)
  const query = onward === '/' ? '' : `?next=${encodeURIComponent(onward)}`
  return (
    <>
      <PageTitle lead="Your answers on every device, under your own name. Take everything out or delete it at any time.">
        Create an account
      </PageTitle>
      {student && <GuestNote student={student} />}
      <TextForm
        action={signUpHere}
        submit="Create the account"
        fields={[...NEW_ACCOUNT_FIELDS, { name: 'next', label: '', type: 'hidden', value: onward }]}
      />
      <p className="mt-6 text-base">
        Have one?{' '}
        <Link href={`/sign-in${query}`} className="link">
          Sign in
        </Link>
      </p>
    </>
  )
}
