import { type Options } from 'rehype-sanitize'

/**
 * What the HTML of a text may consist of before our own transforms: no ids, classes (but a fence's language),
 * styles, events, forms or frames; links to http, https and our own pages, pictures from our own pages.
 */
export const safeSchema: Options = {
  tagNames:
    'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong del a br hr table thead tbody tr th td img'.split(
      ' ',
    ),
  attributes: {
    a: ['href'],
    code: [['className', /^language-./]],
    img: ['src', 'alt'],
    ol: ['start'],
    td: ['align'],
    th: ['align'],
  },
  protocols: { href: ['http', 'https'], src: [] },
  strip: ['script', 'style'],
  ancestors: {},
  clobber: [],
  allowComments: false,
  allowDoctypes: false,
}
