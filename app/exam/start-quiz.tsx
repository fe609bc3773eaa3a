'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button } from '#app/_components/button.tsx'
import { StatusMessage } from '#app/_components/status-message.tsx'
import { requestJson } from '#app/study/request-json.ts'

/** Starts the clock: the server draws the questions and says where the quiz is. */
export function StartQuiz({ word }: { word: string }) {
  const router = useRouter()
  const [starting, setStarting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isStarting = useRef(false)

  async function start() {
    if (isStarting.current) return
    isStarting.current = true
    setStarting(true)
    setProblem(null)
    const reply = await requestJson<{ id: string }>('/api/v1/attempts', {
      method: 'POST',
      body: { form: 'quick' },
    })
    if (reply.ok) {
      router.push(`/exam/${reply.data.id}`)
      return
    }
    isStarting.current = false
    setStarting(false)
    setProblem(`Not started. ${reply.message}`)
  }

  return (
    <>
      <Button disabled={starting} onClick={() => void start()}>
        {starting ? 'Starting…' : word}
      </Button>
      <StatusMessage urgent className="mt-2 text-ink">
        {problem}
      </StatusMessage>
      <noscript>
        <p>A quiz needs JavaScript: every choice is saved as you make it.</p>
      </noscript>
    </>
  )
}
