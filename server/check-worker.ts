import { parentPort, workerData } from 'node:worker_threads'
import { checkFile } from '#core/question/check-file.ts'
import { type CheckContext } from '#core/question/context.ts'
import { type ImageNames } from '#core/question/image-addresses.ts'
import { prepareFile, type PreparedFile } from '#core/question/prepare-file.ts'
import { type Problem } from '#core/question/problem.ts'

// The thread behind file-checker.ts: one file in, its problems and what it renders to out. It may hang or run out of
// memory; nobody else does.

export type CheckerSettings = Pick<CheckContext, 'pack' | 'today'> & {
  files: string[]
  /** Where the pack's pictures are shown; null when nothing is to be rendered. */
  images: ImageNames | null
}
export type CheckRequest = { path: string; bytes: Uint8Array }
export type CheckAnswer = { problems: Problem[]; prepared: PreparedFile | null }

const { pack, today, files, images } = workerData as CheckerSettings
const known = new Set(files)
const hasFile = (path: string) => known.has(path)

function answerTo({ path, bytes }: CheckRequest): CheckAnswer {
  const context = { path, pack, today, hasFile }
  return images
    ? prepareFile(bytes, context, images)
    : { problems: checkFile(bytes, context), prepared: null }
}

// The first file would pay for what is loaded and compiled late, the drawing of diagrams above all.
const sample = '---\n---\n\nA\n\n- [x] B\n\n  > C\n\n```mermaid\nflowchart LR\n  a --> b\n```\n'
answerTo({ path: 'sample.md', bytes: new TextEncoder().encode(sample) })

parentPort?.on('message', (file: CheckRequest) => parentPort?.postMessage(answerTo(file)))
// Ready.
parentPort?.postMessage({ problems: [], prepared: null } satisfies CheckAnswer)
