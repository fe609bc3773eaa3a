import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { FormWish } from '#core/exam/forms.ts'
import { requestJson } from '#app/study/request-json.ts'

/** Starts the clock: the server draws the questions and says where the exam is. Pressed twice, it starts once. */
export function useStart() {
  const router = useRouter()
  const [starting, setStarting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isStarting = useRef(false)

  async function start(wish: FormWish) {
    if (isStarting.current) return
    isStarting.current = true
    setStarting(true)
    setProblem(null)
    const reply = await requestJson<{ id: string }>('/api/v1/attempts', { method: 'POST', body: wish })
    if (reply.ok) {
      router.push(`/exam/${reply.data.id}`)
      return
    }
    isStarting.current = false
    setStarting(false)
    setProblem(`Not started. ${reply.message}`)
  }

  return { start, starting, problem }
}
