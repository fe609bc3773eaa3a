import { readFileSync } from 'node:fs'

type Model = {
  name: string
  columns: { name: string; type: string }[]
  /** Models that a row of this one hangs on, with what becomes of it when they go. */
  hangsOn: { model: string; onDelete: string | null }[]
}

/** The models of prisma/schema.prisma, as its text has them. */
export function models(): Model[] {
  const text = readFileSync('prisma/schema.prisma', 'utf8')
  const blocks = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const names = blocks.map(([, name]) => name)
  return blocks.map(([, name = '', body = '']) => {
    const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)([?[\]]*)(.*)$/gm)]
    return {
      name,
      columns: fields
        .filter(([, , type]) => !names.includes(type))
        .map(([, column = '', type = '']) => ({ name: column, type })),
      hangsOn: fields
        .filter(([, , , , rest = '']) => rest.includes('@relation(fields:'))
        .map(([, , model = '', , rest = '']) => ({
          model,
          onDelete: /onDelete: (\w+)/.exec(rest)?.[1] ?? null,
        })),
    }
  })
}

/** Models whose rows hang on a person, directly or through another. */
export function modelsOfPeople(): string[] {
  const all = models()
  const found = new Set(['User'])
  for (let before = 0; before !== found.size;) {
    before = found.size
    for (const { name, hangsOn } of all) if (hangsOn.some(({ model }) => found.has(model))) found.add(name)
  }
  return [...found]
}
