import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { isSlug } from '#core/question/front-matter-schema.ts'
import { parseExam, parseTopics } from '#core/question/pack.ts'
import { didYouMean } from '#core/question/closest-word.ts'
import { questionTemplate } from '#core/question/question-template.ts'
import { readPack } from '#server/pack-files.ts'
import { identifyQuestions } from '#server/identify-questions.ts'

/** `bank new TOPIC`: a question to fill in. */
export function newCommand(): Command {
  return new Command('new')
    .description('write a question to fill in, as a draft that "bank check" accepts')
    .argument('<topic>', 'an id of topics.yaml; the file is put into its folder')
    .option('--id <id>', 'what to call it (default: the topic and the first free number)')
    .option('--dir <dir>', 'the folder of the pack', 'content/saa-c03')
    .exitOverride()
    .action(newQuestion)
}

async function newQuestion(
  topicId: string,
  { id, dir }: { id?: string; dir: string },
  command: Command,
): Promise<void> {
  const [examText, topicsText] = await Promise.all(
    ['exam.yaml', 'topics.yaml'].map((name) => readFile(join(dir, name), 'utf8').catch(() => '')),
  )
  const { exam } = parseExam(examText ?? '', 'exam.yaml')
  const { topics } = parseTopics(topicsText ?? '', 'topics.yaml')
  if (!exam || !topics)
    return command.error(
      `error: ${dir} has no exam.yaml and topics.yaml that can be read; "bank check" says more`,
    )
  const ids = topics.map((each) => each.id)
  const topic = topics.find((each) => each.id === topicId)
  if (!topic) return command.error(`error: no such topic (${topicId})${didYouMean(topicId, ids)}`)

  const taken = new Set(identifyQuestions((await readPack(dir)).files).map((question) => question.id))
  const name = id ?? firstFree(topicId, taken)
  if (!isSlug(name)) return command.error(`error: ${name}: must be 3 to 64 of "a-z", "0-9" and "-"`)
  if (taken.has(name)) return command.error(`error: there is a question called ${name} already`)
  const file = join(dir, topicId, `${name}.md`)
  await mkdir(join(dir, topicId), { recursive: true })
  await writeFile(file, questionTemplate(name, topic, exam.tasks[0]?.id ?? ''), { flag: 'wx' })
  process.stdout.write(`${file}\n`)
}

function firstFree(topic: string, taken: Set<string>): string {
  let number = 1
  while (taken.has(`${topic}-${number}`)) number++
  return `${topic}-${number}`
}
