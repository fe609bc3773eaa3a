import { randomUUID } from 'node:crypto'
import { expect, request, type APIRequestContext } from '@playwright/test'
import { APP } from '../../../playwright.config.ts'

export type Question = {
  questionId: string
  version: number
  select: number
  options: { label: string; html: string }[]
}
export type Next = { question: Question; reviewCount: number; shownTo: string }

export async function next(api: APIRequestContext, query = ''): Promise<Next> {
  const response = await api.get(`/api/v1/study/next${query}`)
  expect(response.status()).toBe(200)
  return (await response.json()) as Next
}

/** A valid body for the question that comes next. */
export function bodyFor({ question, reviewCount }: Next) {
  const { questionId, version, select, options } = question
  const chosen = options.slice(0, select).map(({ label }) => label)
  return { questionId, version, reviewCount, chosen, confidence: 'sure', elapsedMs: 1000, key: randomUUID() }
}

/** A new guest: somebody who has answered one question. */
export async function guest(origin = APP): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL: origin })
  const response = await api.post('/api/v1/reviews', { data: bodyFor(await next(api)) })
  expect(response.status()).toBe(200)
  return api
}
