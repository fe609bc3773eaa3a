import { type ExportedBank, type ExportedQuestion } from './exported-question.ts'
import { PACK_VERSION, type QuestionPack, SCHEMA_FILE } from './question-pack-schema.ts'

/** The bank as JSON by docs/formats/question-pack.v1.schema.json, texts as Markdown. */
export function writeJson({ code, title, questions }: ExportedBank): string {
  const pack: QuestionPack = {
    $schema: SCHEMA_FILE,
    formatVersion: PACK_VERSION,
    pack: { code, title },
    questions: questions.map(entryOf),
  }
  return `${JSON.stringify(pack, null, 2)}\n`
}

function entryOf(question: ExportedQuestion): QuestionPack['questions'][number] {
  const { id, version, title, task, domain, topic, concepts, family, type, level, difficulty } = question
  const { shuffle, checked, sources, drawnFrom, authors } = question
  return {
    ...{ id, version, title, task, domain, topic, concepts, family, type, level, difficulty },
    ...{ shuffle, checked, sources, drawnFrom, authors },
    stem: question.stem.markdown,
    options: question.options.map(({ text, key, rationale }) => ({
      text: text.markdown,
      key,
      rationale: rationale.markdown,
    })),
    explanation: question.explanation.markdown,
    remember: question.remember.markdown,
    references: question.references.markdown,
  }
}
