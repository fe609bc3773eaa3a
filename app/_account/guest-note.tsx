import { answeredCount } from '#server/profile.ts'
import type { Student } from '#server/session.ts'

/** What becomes of a guest's answers. */
export async function GuestNote({ student }: { student: Student }) {
  const answered = await answeredCount(student)
  if (answered === 0) return null
  const what = answered === 1 ? 'The question you have' : `The ${answered} questions you have`
  return (
    <p className="mb-6 max-w-[36rem] rounded-control bg-note-tint px-4 py-3 text-base">
      {what} answered in this browser as a guest will be part of the account, schedule and all.
    </p>
  )
}
