import { Button } from '#app/_components/button.tsx'

/** A form of its own, to a plain address: the browser loads a new page and keeps nothing of the old ones. */
export function SignOutButton() {
  return (
    <form method="post" action="/sign-out">
      <Button type="submit" kind="secondary">
        Sign out
      </Button>
    </form>
  )
}
