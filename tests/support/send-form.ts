import { readFileSync } from 'node:fs'
import type { APIRequestContext, APIResponse } from '@playwright/test'

type Manifest = {
  node: Record<string, { exportedName: string; filename: string; workers: Record<string, unknown> }>
}

/** Every server action of the build, with a page that takes it. */
export function builtActions(): Map<string, { id: string; page: string }> {
  const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as Manifest
  return new Map(
    Object.entries(manifest.node).map(([id, { exportedName, workers }]) => [
      exportedName,
      { id, page: `/${(Object.keys(workers)[0] ?? '').replace(/^app\/?/, '').replace(/\/?page$/, '')}` },
    ]),
  )
}

/** Sends a form to a page as a browser without JavaScript does: to one action, with these fields. */
export async function sendForm(
  api: APIRequestContext,
  path: string,
  action: string,
  fields: Record<string, string>,
): Promise<APIResponse> {
  const id = builtActions().get(action)?.id
  if (!id) throw new Error(`the build has no action ${action}`)
  const before = { values: {}, problems: {}, message: null, done: false }
  return api.post(path, {
    maxRedirects: 0,
    multipart: {
      $ACTION_REF_1: '',
      '$ACTION_1:0': JSON.stringify({ id, bound: '$@1' }),
      '$ACTION_1:1': JSON.stringify([before]),
      $ACTION_KEY: 'k1',
      ...fields,
    },
  })
}
