import Link from 'next/link'

/** What a guest's answers hang on, said once and quietly. */
export function GuestReminder() {
  return (
    <p className="mt-12 max-w-[46rem] border-t border-hairline pt-5 text-base text-muted">
      You study as a guest: your answers are kept for this browser only.{' '}
      <Link href="/sign-up" className="link">
        Create an account
      </Link>{' '}
      to keep them for good and on every device.
    </p>
  )
}
