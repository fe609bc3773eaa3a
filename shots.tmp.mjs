import { chromium } from '@playwright/test'
const B = process.env.BASE ?? 'http://localhost:3100'
const paths = (process.env.PATHS ?? '/,/study,/exam,/learn,/learn/dax,/progress,/settings,/nope').split(',')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--disable-component-update','--disable-sync','--no-first-run'] })
for (const [w, h, scheme] of [[1280, 900, 'light'], [390, 844, 'dark']]) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme, timezoneId: 'Europe/Prague' })
  const page = await ctx.newPage()
  page.on('console', m => { if (m.type() === 'error') console.log('console', m.text().slice(0, 200)) })
  page.on('pageerror', e => console.log('pageerror', e.message.slice(0, 200)))
  for (const p of paths) {
    await page.goto(B + p, { waitUntil: 'networkidle' })
    await page.screenshot({ path: `/tmp/pl/shot${p.replace(/\W/g, '_')}_${w}_${scheme}.png`, fullPage: true })
  }
  await ctx.close()
}
await browser.close()
