type ProseProps = {
  /** Sanitised by the server when it was published. */
  html: string
  className?: string
  as?: 'div' | 'span' | 'section' | 'article'
}

/** Stems, options, rationales and lessons: the only place where HTML from the server is put into a page. */
export function Prose({ html, className = '', as: Element = 'div' }: ProseProps) {
  return <Element className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />
}
