import { ButtonLink } from '#app/_components/button.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import type { Student } from '#server/session.ts'
import { SignOutButton } from './sign-out-button.tsx'

export function SignedInAlready({ student }: { student: Student }) {
  return (
    <>
      <PageTitle lead={`As ${student.name} (${student.email}).`}>You are signed in</PageTitle>
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/">Go to today</ButtonLink>
        <SignOutButton />
      </div>
    </>
  )
}
