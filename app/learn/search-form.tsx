import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { QUERY_LENGTH } from '#core/search/query.ts'

type SearchFormProps = {
  query: string
  /** What came of the search; empty before the first one. */
  message: string
}

/** Asks the server with the address of the page, so that it works without JavaScript and can be kept as a link. */
export function SearchForm({ query, message }: SearchFormProps) {
  return (
    <div className="mb-6 max-w-[34rem]">
      <form action="/learn" role="search">
        <label htmlFor="query" className="mb-1 block font-medium">
          Search lessons and questions
        </label>
        <div className="flex gap-3">
          <input
            id="query"
            name="q"
            type="search"
            defaultValue={query}
            maxLength={QUERY_LENGTH}
            autoComplete="off"
            className="min-h-11 w-0 grow rounded-control border border-control bg-panel px-3 text-base"
          />
          <Button type="submit" kind="secondary">
            Search
          </Button>
        </div>
      </form>
      <StatusMessage className="mt-2">{message}</StatusMessage>
    </div>
  )
}
