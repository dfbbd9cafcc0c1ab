// Makes the README's pictures of a comment from what the demo wrote: npm run demo, then node scripts/pictures.mjs. Needs Chromium.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const CHROMIUM = process.env.CHROMIUM ?? 'chromium'
const SIZE = '880,950'

mkdirSync('docs/images', { recursive: true })
for (const scheme of ['light', 'dark']) {
  const page = `file://${join(process.cwd(), `demo/out/first-${scheme}.html`)}`
  execFileSync(
    CHROMIUM,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      `--window-size=${SIZE}`,
      `--screenshot=docs/images/comment-${scheme}.png`,
      page,
    ],
    { stdio: 'ignore' },
  )
}
