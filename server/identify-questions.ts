import 'server-only'
import { kindOf } from '#core/question/context.ts'
import { decodeSource } from '#core/question/decode-source.ts'
import { identifyQuestion, type QuestionIdentity } from '#core/question/identify-question.ts'
import { type PackFile } from './pack-files.ts'

/** The Markdown of a pack. A README.md is for people, and no part of it. */
export function isText({ path }: PackFile): boolean {
  return path.endsWith('.md') && !/(^|\/)README\.md$/.test(path)
}

/** Every question of a pack whose id can be read, whatever else is wrong with it. */
export function identifyQuestions(files: PackFile[]): QuestionIdentity[] {
  return files
    .filter((file) => isText(file) && kindOf(file.path) === 'question')
    .flatMap(({ path, bytes }) => {
      const { text } = decodeSource(bytes, path)
      return (text === null ? null : identifyQuestion(text, path)) ?? []
    })
}
