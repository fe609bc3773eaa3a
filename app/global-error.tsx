'use client'

import { buttonStyle } from './_components/button.tsx'
import { EmptyState } from './_components/empty-state.tsx'
import { ErrorId } from './_components/error-id.tsx'
import './globals.css'

type GlobalErrorProps = { error: unknown; retry: () => void }

/** Stands in for the whole document when even the layout failed: its own html, the device's theme, no font to load. */
export default function GlobalError({ error, retry }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Not available · Pilot Light</title>
        <main className="mx-auto w-full max-w-[68rem] px-4">
          <EmptyState
            title="Pilot Light cannot answer just now"
            action={
              <button type="button" onClick={retry} className={buttonStyle('primary')}>
                Try again
              </button>
            }
          >
            <p>
              The server is running but could not make any page: its database may be busy or missing. Answers
              and exam choices that were saved before are kept.
            </p>
            <ErrorId error={error} />
          </EmptyState>
        </main>
      </body>
    </html>
  )
}
