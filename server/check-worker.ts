import { parentPort, workerData } from 'node:worker_threads'
import { checkFile } from '#core/question/check-file.ts'
import { type CheckContext } from '#core/question/context.ts'

// The thread behind file-checker.ts: one file in, its problems out. It may hang or run out of memory; nobody else does.

export type CheckerSettings = Pick<CheckContext, 'pack' | 'today'> & { files: string[] }
export type CheckRequest = { path: string; bytes: Uint8Array }

const { pack, today, files } = workerData as CheckerSettings
const known = new Set(files)
const hasFile = (path: string) => known.has(path)

// The first file would pay for what is loaded and compiled late, the drawing of diagrams above all.
const sample = '---\n---\n\nA\n\n- [x] B\n\n  > C\n\n```mermaid\nflowchart LR\n  a --> b\n```\n'
checkFile(new TextEncoder().encode(sample), { path: 'sample.md', pack, today })

parentPort?.on('message', ({ path, bytes }: CheckRequest) => {
  parentPort?.postMessage(checkFile(bytes, { path, pack, today, hasFile }))
})
parentPort?.postMessage('ready')
