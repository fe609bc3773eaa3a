import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { asInstructor, viewer } from '#server/session.ts'
import { Flame } from './_components/flame.tsx'
import { NavLinks } from './_components/nav-links.tsx'
import { TimeZoneCookie } from './_components/time-zone-cookie.tsx'
import './globals.css'

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter',
  adjustFontFallback: 'Arial',
})

const sourceSerif = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-source-serif',
  adjustFontFallback: 'Times New Roman',
})

const sourceSerifItalic = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  variable: '--font-source-serif-italic',
  preload: false,
  adjustFontFallback: 'Times New Roman',
})

const jetBrainsMono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  weight: '100 800',
  variable: '--font-jetbrains',
  preload: false,
  adjustFontFallback: false,
})

const FONTS = [inter, sourceSerif, sourceSerifItalic, jetBrainsMono].map(({ variable }) => variable).join(' ')

export const metadata: Metadata = {
  title: { default: 'Pilot Light', template: '%s · Pilot Light' },
  description:
    'Study for the AWS Solutions Architect – Associate exam (SAA-C03): every option explained, questions that come back when they are due, exams on the clock.',
  applicationName: 'Pilot Light',
  referrer: 'same-origin',
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

const PAPER = { light: '#fbfaf8', dark: '#14120f' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { student, theme } = await viewer()
  return (
    <html
      lang="en"
      data-theme={theme}
      data-single-keys={student?.singleKeys === false ? 'off' : undefined}
      className={FONTS}
    >
      <head>
        {theme === 'system' ? (
          <>
            <meta name="theme-color" media="(prefers-color-scheme: light)" content={PAPER.light} />
            <meta name="theme-color" media="(prefers-color-scheme: dark)" content={PAPER.dark} />
          </>
        ) : (
          <meta name="theme-color" content={PAPER[theme]} />
        )}
      </head>
      <body className="flex min-h-dvh flex-col">
        <a href="#main" className={SKIP_LINK}>
          Skip to content
        </a>
        <Header signedIn={student !== null && !student.isGuest} authors={asInstructor(student) !== null} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[68rem] grow px-4 py-6 outline-none sm:px-6 sm:py-8"
        >
          {children}
        </main>
        <footer className="no-print mx-auto w-full max-w-[68rem] px-4 py-6 text-sm text-muted sm:px-6">
          <Link href="/settings" className="link me-1 inline-flex min-h-11 items-center">
            Settings
          </Link>{' '}
          · Estimates, not AWS’s scoring; not affiliated with AWS.
        </footer>
        <TimeZoneCookie />
      </body>
    </html>
  )
}

/** One row from 360 px up; below, the name takes the first row and the places the second. */
function Header({ signedIn, authors }: { signedIn: boolean; authors: boolean }) {
  return (
    <header className="no-print mx-auto w-full max-w-[68rem] px-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-2 border-b border-hairline py-1">
        <Link
          href="/"
          className="-ms-1 flex min-h-11 items-center gap-2 px-1 font-semibold max-[359px]:basis-full"
        >
          <Flame />
          <span className="min-[360px]:max-[479px]:sr-only">Pilot Light</span>
        </Link>
        <nav aria-label="Main" className="-mx-2 max-[359px]:-mx-1 max-[359px]:basis-full sm:-mx-3">
          <NavLinks signedIn={signedIn} authors={authors} />
        </nav>
      </div>
    </header>
  )
}

const SKIP_LINK =
  'fixed start-4 top-2 z-50 rounded-control bg-panel px-4 py-2 font-medium shadow-float not-focus-visible:sr-only'
