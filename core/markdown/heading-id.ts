/**
 * A heading's id: GitHub's slug with a prefix, so that no heading can shadow a name of the page
 * ("location", "__proto__"). Links written for GitHub keep working.
 */
export function headingId(text: string): string {
  const slug = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replace(/ /g, '-')
  return `section-${slug || 'untitled'}`
}
