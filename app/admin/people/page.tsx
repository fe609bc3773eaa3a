import type { Metadata } from 'next'
import Form from 'next/form'
import Link from 'next/link'
import { requireAdmin } from '#app/_account/require-admin.ts'
import { Button } from '#app/_components/button.tsx'
import { INPUT } from '#app/_components/field.tsx'
import { PageTitle } from '#app/_components/page-title.tsx'
import { people } from '#server/people.ts'
import { pageNumber, PageLinks } from '#app/_components/page-links.tsx'
import { PeopleTable } from './people-table.tsx'

export const metadata: Metadata = { title: 'People' }

type PeoplePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const { q, page, welcome } = await searchParams
  const admin = await requireAdmin('/admin/people')
  const words = typeof q === 'string' ? q.trim().slice(0, 100) : ''
  const at = pageNumber(page)
  const found = await people(admin, words, at)
  const guests = ['Nobody studies', 'One guest studies'][found.guests] ?? `${found.guests} guests study`
  return (
    <>
      <PageTitle lead={`${guests} without an account.`}>People</PageTitle>
      {welcome && (
        <p className="mb-6 max-w-[40rem] rounded-control bg-flame-tint px-4 py-3">
          You are the administrator now. Let your instructors sign up, then make them instructors here.
        </p>
      )}
      <Form action="/admin/people" className="mb-6 flex flex-wrap gap-2" role="search">
        <label className="sr-only" htmlFor="people-search">
          Name or e-mail
        </label>
        <input
          id="people-search"
          name="q"
          type="search"
          defaultValue={words}
          placeholder="Name or e-mail"
          className={`${INPUT} w-full max-w-xs`}
        />
        <Button type="submit" kind="secondary">
          Search
        </Button>
      </Form>
      {found.people.length === 0 ? (
        <p>
          Nobody here has “{words}” in the name or e-mail.{' '}
          <Link href="/admin/people" className="link">
            Show everybody
          </Link>
        </p>
      ) : (
        <PeopleTable people={found.people} timeZone={admin.timeZone} />
      )}
      <PageLinks path="/admin/people" query={words ? { q: words } : {}} page={at} more={found.more} />
    </>
  )
}
