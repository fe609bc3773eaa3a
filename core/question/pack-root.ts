/**
 * The folder of an archive that its pack is in, as a prefix of its paths: that of the uppermost exam.yaml, else what all
 * texts lie in beyond the folder of their topic. `bank/dax/a.md` and `bank/rds/b.md` are a pack in `bank/`.
 */
export function packRoot(paths: string[]): string {
  const exams = paths.filter((path) => /(^|\/)exam\.yaml$/.test(path))
  const [uppermost] = exams.toSorted((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1))
  if (uppermost !== undefined) return uppermost.slice(0, -'exam.yaml'.length)

  const texts = paths.filter((path) => path.endsWith('.md'))
  let root = ''
  for (;;) {
    const inside = texts.map((path) => path.slice(root.length))
    const first = inside[0]?.split('/')[0] ?? ''
    const isWrapped =
      inside.length > 0 && inside.every((path) => depthOf(path) >= 2 && path.startsWith(`${first}/`))
    if (!isWrapped) return root
    root = `${root}${first}/`
  }
}

function depthOf(path: string): number {
  return path.split('/').length - 1
}
