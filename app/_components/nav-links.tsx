'use client'

import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'

const PLACES = [
  { href: '/study', word: 'Study' },
  { href: '/exam', word: 'Exam' },
  { href: '/progress', word: 'Progress' },
  { href: '/learn', word: 'Learn' },
]
const SIGN_IN = { href: '/sign-in', word: 'Sign in' }
const AUTHOR = { href: '/author', word: 'Author' }
const ACCOUNT = { href: '/account', word: 'Account' }

/** The five places, six for who writes questions. A client component only to mark the one we are in. */
export function NavLinks({ signedIn, authors }: { signedIn: boolean; authors: boolean }) {
  const path = usePathname()
  return (
    <ul
      className={`flex flex-wrap items-center max-[359px]:justify-between ${authors ? 'max-[479px]:justify-between' : ''}`}
    >
      {[...PLACES, ...(authors ? [AUTHOR] : []), signedIn ? ACCOUNT : SIGN_IN].map(({ href, word }) => (
        <li key={href}>
          <Link
            href={href}
            aria-current={isWithin(path, href) ? 'page' : undefined}
            className={`${LINK} ${authors ? SIX_IN_A_ROW : ''}`}
          >
            {word}
            <OnItsWay />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Underlines the place that was pressed while the server is still making it; a quick answer shows nothing. */
function OnItsWay() {
  const { pending } = useLinkStatus()
  const shown = pending ? 'opacity-100 delay-200' : 'opacity-0'
  return (
    <span
      aria-hidden="true"
      className={`absolute inset-x-2 bottom-1 h-0.5 bg-control transition-opacity sm:inset-x-3 ${shown}`}
    />
  )
}

function isWithin(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}

const LINK =
  'relative flex min-h-11 items-center px-2 max-[399px]:px-1.5 text-[0.9375rem] text-muted underline decoration-transparent decoration-2 ' +
  'underline-offset-8 hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink ' +
  'aria-[current=page]:decoration-flame max-[359px]:px-1 max-[359px]:text-sm sm:px-3'

const SIX_IN_A_ROW = 'max-[479px]:px-1! max-[479px]:text-sm'
