/** The light theme of app/globals.css, for a picture that no page gives colours to. */
const COLOURS: Record<string, string> = {
  ink: '#1c1917',
  muted: '#635c54',
  panel: '#ffffff',
  paper: '#fbfaf8',
  hairline: '#e7e3dd',
}

/** One of our drawings as a file of its own: named as SVG, with its colours and a font in it. */
export function standaloneSvg(svg: string): string {
  return svg
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" ')
    .replace(/ (?:aria-hidden|focusable|class|data-\w+)="[^"]*"/g, '')
    .replace(/var\(--(\w+)\)/g, (whole, name: string) => COLOURS[name] ?? whole)
}
