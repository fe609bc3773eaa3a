import { nameParts } from './context.ts'

/** The file an address names, from the pack's folder, or null when it leaves the pack. A text lies one folder deep. */
export function insidePack(relative: string, path: string): string | null {
  if (relative.startsWith('/')) return null
  const { folder, name } = nameParts(path)
  if (relative === '') return `${folder}/${name}.md`
  const steps = [folder]
  for (const step of relative.split('/')) {
    if (step === '..' && steps.pop() === undefined) return null
    if (step !== '..' && step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
