import Form from 'next/form'
import { Button } from '#app/_components/button.tsx'
import { INPUT } from '#app/_components/field.tsx'

type VersionFormProps = { path: string; versions: number[]; from: number; to: number }

/** Which two versions to compare, by the address of the page. */
export function VersionForm({ path, versions, from, to }: VersionFormProps) {
  return (
    <Form action={path} key={`${from} ${to}`} className="mb-4 flex flex-wrap items-end gap-3" scroll={false}>
      {(['from', 'to'] as const).map((name) => (
        <label key={name} className="grid gap-1 text-base font-medium">
          {name === 'from' ? 'From version' : 'To version'}
          <select
            name={name}
            defaultValue={name === 'from' ? from : to}
            className={`${INPUT} min-w-24 font-normal`}
          >
            {versions.map((version) => (
              <option key={version} value={version}>
                {version}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit" kind="secondary">
        Compare
      </Button>
    </Form>
  )
}
