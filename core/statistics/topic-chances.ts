/** A first response in study, or any in an exam. */
export type FirstResponse = { topic: string; domain: number; correct: boolean }

/** What is believed of the chance to be right on a new question: Beta(right, wrong), the responses counted in. */
export type Belief = { right: number; wrong: number }

/** How many responses a wider belief counts for where a narrower one has its own to say. */
const WIDER = 6
/** Before any response: as if two had been seen, one of them right. */
const NOTHING_KNOWN: Belief = { right: 1, wrong: 1 }

/**
 * The belief for each topic, leaning on its domain's, which leans on all responses: three right answers are no
 * mastery. A topic without responses is like its domain, a domain without any like all.
 */
export function topicBeliefs(responses: FirstResponse[]): (topic: string, domain: number) => Belief {
  const all = added(NOTHING_KNOWN, tallied(responses, () => '').get(''))
  const domains = tallied(responses, (each) => String(each.domain))
  const topics = tallied(responses, (each) => `${each.domain} ${each.topic}`)
  return (topic, domain) => {
    const ofDomain = added(leaningOn(all), domains.get(String(domain)))
    return added(leaningOn(ofDomain), topics.get(`${domain} ${topic}`))
  }
}

function tallied(responses: FirstResponse[], key: (response: FirstResponse) => string): Map<string, Belief> {
  const tallies = new Map<string, Belief>()
  for (const response of responses) {
    const tally = tallies.get(key(response)) ?? { right: 0, wrong: 0 }
    if (response.correct) tally.right += 1
    else tally.wrong += 1
    tallies.set(key(response), tally)
  }
  return tallies
}

function added(belief: Belief, tally: Belief = { right: 0, wrong: 0 }): Belief {
  return { right: belief.right + tally.right, wrong: belief.wrong + tally.wrong }
}

function leaningOn({ right, wrong }: Belief): Belief {
  return { right: (WIDER * right) / (right + wrong), wrong: (WIDER * wrong) / (right + wrong) }
}
