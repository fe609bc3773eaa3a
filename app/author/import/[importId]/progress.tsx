'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { StatusMessage } from '#app/_components/status-message.tsx'

const ASK_EVERY_MS = 700

type ProgressProps = { applying: boolean; done: number; total: number }

/** How far the server is. The page is asked for again until it is something else; without JavaScript by itself. */
export function Progress({ applying, done, total }: ProgressProps) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <div className="grid max-w-[34rem] gap-3">
      <noscript>
        <meta httpEquiv="refresh" content="2" />
      </noscript>
      <progress
        className="h-2 w-full accent-(--flame)"
        aria-label={applying ? 'Importing' : 'Reading the archive'}
        {...(total > 0 ? { value: done, max: total } : {})}
      />
      <StatusMessage>
        {applying
          ? 'Importing: every file is read once more, then all are stored at once. '
          : 'Reading the files. '}
        {total > 0 && `${done} of ${total}.`}
      </StatusMessage>
      <p className="text-base text-muted">You may leave this page and come back within the hour.</p>
    </div>
  )
}
