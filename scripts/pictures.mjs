// Makes the README's pictures of a comment from the gallery: npm run gallery, then node scripts/pictures.mjs. Needs Chromium.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const CHROMIUM = process.env.CHROMIUM ?? 'chromium'
const SIZE = '880,840'
/** Number of the situation that is shown: a credential that goes to another host. */
const SITUATION = '04'

mkdirSync('docs/images', { recursive: true })
for (const scheme of ['light', 'dark']) {
  const page = `file://${join(process.cwd(), `demo/out/gallery/${SITUATION}-${scheme}.html`)}`
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
