import { insidePack } from './inside-pack.ts'

/** The pictures of a pack: the name each is shown under, by its path from the pack's folder. */
export type ImageNames = Readonly<Record<string, string>>

const ADDRESS = /<img src="\/images\/([0-9a-f]{32}\.[a-z]{3,4})"/g

/** Where the text in `path` (`dax/dax-sample.md`) shows a picture it names as on GitHub (`../images/zone.png`). */
export function imageAddress(path: string, images: ImageNames): (given: string) => string | null {
  return (given) => {
    const file = insidePack(decoded(given), path)
    const name = file !== null && Object.hasOwn(images, file) ? images[file] : undefined
    return name === undefined ? null : `/images/${name}`
  }
}

/** Names of the pictures that rendered texts show, each once. */
export function shownImages(...html: string[]): string[] {
  const names = html.flatMap((text) => [...text.matchAll(ADDRESS)].flatMap(([, name]) => name ?? []))
  return [...new Set(names)].toSorted()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
