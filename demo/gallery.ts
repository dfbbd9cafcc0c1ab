import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gallery, page, SCHEMES } from './page.ts'
import { SITUATIONS } from './situations.ts'

/*
 * Every situation that a reviewer may meet, as the built bundle shows it against the simulators: one page, light and dark, to be
 * looked at in a browser.
 */

const OUT = join(import.meta.dirname, 'out')
const PAGES = 'gallery'

mkdirSync(join(OUT, PAGES), { recursive: true })
const nameOf = (index: number, scheme: string): string =>
  `${PAGES}/${String(index + 1).padStart(2, '0')}-${scheme}.html`
for (const [index, { title, show }] of SITUATIONS.entries()) {
  console.log(title)
  const shown = [{ title, markdown: await show() }]
  for (const scheme of SCHEMES) writeFileSync(join(OUT, nameOf(index, scheme)), page(shown, scheme))
}
const file = join(OUT, 'gallery.html')
const titles = SITUATIONS.map(({ title }) => title)
writeFileSync(file, gallery(titles, nameOf))
console.log(`\n${String(titles.length)} situations: ${relative(process.cwd(), file)}`)
