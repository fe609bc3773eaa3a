import { type Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { type CheckContext } from './context.ts'
import { insidePack } from './inside-pack.ts'
import { type Place, startOf } from './place.ts'
import { type Finding, finding } from './problem.ts'

/** Files that are pictures by their name; whether they are is seen when they are decoded. */
export const pictureKinds = /\.(?:png|jpe?g|gif|webp)$/i

/** E09 and E10: where links and images lead. Addresses are judged as a browser would read them, entities decoded. */
export function checkAddresses(root: Root, context: CheckContext): Finding[] {
  const findings: Finding[] = []
  const pictured = new Set<string>()
  visit(root, 'imageReference', (node) => {
    pictured.add(node.identifier)
    findings.push(...checkAlt(node.alt, startOf(node)))
  })
  visit(root, (node) => {
    if (node.type === 'link') findings.push(...checkLink(node.url, startOf(node), context))
    if (node.type === 'image')
      findings.push(...checkImage(node.url, startOf(node), context), ...checkAlt(node.alt, startOf(node)))
    if (node.type === 'definition') {
      const check = pictured.has(node.identifier) ? checkImage : checkLink
      findings.push(...check(node.url, startOf(node), context))
    }
  })
  return findings
}

function checkLink(url: string, place: Place, { path }: CheckContext): Finding[] {
  const address = readAddress(url)
  if (address.kind === 'refused') return [finding('E09', place, `link (${shorten(url)}): ${address.message}`)]
  if (address.kind === 'web' || insidePack(address.path, path) !== null) return []
  return [finding('E09', place, `link (${shorten(url)}): leaves the pack; link to a file inside it`)]
}

function checkImage(url: string, place: Place, { path, hasFile }: CheckContext): Finding[] {
  const address = readAddress(url)
  if (address.kind === 'refused')
    return [finding('E09', place, `image (${shorten(url)}): ${address.message}`)]
  const file = address.kind === 'web' ? null : insidePack(address.path, path)
  if (file === null)
    return [
      finding(
        'E10',
        place,
        `image (${shorten(url)}): outside the pack; copy it to images/ and name it "../images/…"`,
      ),
    ]
  if (!pictureKinds.test(file))
    return [finding('E10', place, `image (${shorten(url)}): must be PNG, JPEG, GIF or WebP`)]
  if (hasFile && !hasFile(file))
    return [finding('E10', place, `image (${shorten(url)}): no file ${file} in the pack (case counts)`)]
  return []
}

function checkAlt(alt: string | null | undefined, place: Place): Finding[] {
  if (alt?.trim()) return []
  return [finding('E10', place, 'image without alt text; say in ![…] what it shows')]
}

type Address = { kind: 'web' } | { kind: 'relative'; path: string } | { kind: 'refused'; message: string }

// Browsers skip control characters and blanks before and inside a scheme, and take "\" for "/".
function readAddress(url: string): Address {
  const bare = url.replace(/[\p{Cc}\p{Cf}\s]/gu, '').replaceAll('\\', '/')
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1]?.toLowerCase()
  if (scheme === 'https' || scheme === 'http') {
    if (URL.canParse(url) && /^https?:\/\/[^/]/i.test(bare)) return { kind: 'web' }
    return { kind: 'refused', message: 'not a complete address; write https://…' }
  }
  if (scheme === 'mailto')
    return {
      kind: 'refused',
      message: 'only https, http and relative addresses; put an e-mail address in backticks',
    }
  if (scheme !== undefined) return { kind: 'refused', message: 'only https, http and relative addresses' }
  if (bare.startsWith('//')) return { kind: 'refused', message: 'begin with https:' }
  try {
    return { kind: 'relative', path: decodeURIComponent(url.replace(/[?#].*$/s, '')).replaceAll('\\', '/') }
  } catch {
    return { kind: 'refused', message: '"%" is not followed by a byte; write %25' }
  }
}

function shorten(url: string): string {
  const shown = url.replace(/[\p{Cc}\p{Cf}]/gu, '�')
  return shown.length > 60 ? `${shown.slice(0, 59)}…` : shown
}
