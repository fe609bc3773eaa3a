import { buttonStyle } from '#app/_components/button.tsx'
import { EXPORT_FORMATS, FORMAT_FACTS, lossWords } from '#core/export/formats.ts'

/** Each format with what it is for, what it cannot carry, and the file itself. */
export function FormatList() {
  return (
    <ul className="grid max-w-[68ch] grid-cols-1 gap-6">
      {EXPORT_FORMATS.map((format) => (
        <li key={format} className="border-t border-hairline pt-5">
          <h2 id={format} className="text-lg font-semibold">
            {FORMAT_FACTS[format].name}
          </h2>
          <p className="mt-1 text-base">{FORMAT_FACTS[format].use}</p>
          <details className="mt-2 mb-4 text-base text-muted">
            <summary>What it cannot carry</summary>
            <ul className="mt-1 list-disc ps-5">
              {lossWords(format).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </details>
          <a href={`/api/v1/bank/export?format=${format}`} download className={buttonStyle('secondary')}>
            Download {FORMAT_FACTS[format].name}
          </a>
        </li>
      ))}
    </ul>
  )
}
