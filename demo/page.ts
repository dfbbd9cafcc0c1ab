import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'

const STYLES = join(import.meta.dirname, '../node_modules/github-markdown-css')

/** The signs of the report as drawings, for machines without a font that has them. */
const SIGNS: Record<string, string> = {
  '✅': '<svg class="sign" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1f883d"/><path d="M4 8.5 7 11.5 12 5" fill="none" stroke="#fff" stroke-width="2"/></svg>',
  '❌': '<svg class="sign" viewBox="0 0 16 16"><path d="M3 3 13 13M13 3 3 13" stroke="#d1242f" stroke-width="3"/></svg>',
  '❔': '<svg class="sign" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.5" fill="#818b98"/><path d="M5.8 6.2a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 11.4v1.4" fill="none" stroke="#fff" stroke-width="1.6"/></svg>',
  '⚠️': '<svg class="sign" viewBox="0 0 16 16"><path d="M8 1 16 15H0Z" fill="#e3b341"/><path d="M8 5.5V10M8 11.5V13.5" stroke="#1f2328" stroke-width="1.8"/></svg>',
}

/** Comments as a page that looks as GitHub shows them. */
export function page(
  comments: readonly { title: string; markdown: string }[],
  scheme: 'light' | 'dark',
): string {
  const css = readFileSync(join(STYLES, `github-markdown-${scheme}.css`), 'utf8')
  const dark = scheme === 'dark'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Immuta connections: comments</title>
<style>
${css}
body { background: ${dark ? '#0d1117' : '#ffffff'}; margin: 24px auto; max-width: 820px; font-family: -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
.comment { border: 1px solid ${dark ? '#3d444d' : '#d1d9e0'}; border-radius: 6px; margin-bottom: 24px; }
.comment header { background: ${dark ? '#151b23' : '#f6f8fa'}; color: ${dark ? '#9198a1' : '#59636e'}; border-bottom: 1px solid ${dark ? '#3d444d' : '#d1d9e0'}; padding: 8px 16px; font-size: 14px; border-radius: 6px 6px 0 0; }
.sign { width: 1em; height: 1em; vertical-align: -0.12em; }
.comment .markdown-body { padding: 16px; font-size: 14px; background: transparent; }
.add { background: ${dark ? '#12261e' : '#dafbe1'}; color: ${dark ? '#aff5b4' : '#116329'}; display: block; }
.del { background: ${dark ? '#25171c' : '#ffebe9'}; color: ${dark ? '#ffdcd7' : '#82071e'}; display: block; }
</style></head><body>
${comments.map(({ title, markdown }) => `<section class="comment"><header><b>github-actions</b> <small>bot</small> · ${title}</header><article class="markdown-body">${render(markdown)}</article></section>`).join('\n')}
</body></html>
`
}

/** An index of situations, each light and dark; `pageOf` says where their pages are. */
export function gallery(
  titles: readonly string[],
  pageOf: (index: number, scheme: 'light' | 'dark') => string,
): string {
  const sections = titles.map((title, index) => {
    const frames = SCHEMES.map(
      (scheme) => `<iframe title="${scheme}" src="${pageOf(index, scheme)}"></iframe>`,
    )
    const text = title.replaceAll('<', '&lt;')
    return `<h2>${String(index + 1)}. ${text}</h2>\n<div class="pair">${frames.join('')}</div>`
  })
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Immuta connections: gallery</title>
<style>
body { font-family: -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; margin: 24px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; }
iframe { width: 100%; height: 760px; border: 0; }
</style></head><body>
<h1>What a reviewer sees</h1>
${sections.join('\n')}
</body></html>
`
}

export const SCHEMES = ['light', 'dark'] as const

/** GitHub's Markdown: tables, alerts, coloured diffs. */
function render(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true })
  return html
    .replace(/✅|❌|❔|⚠️/g, (sign) => SIGNS[sign] ?? sign)
    .replace(
      /<blockquote>\s*<p>\[!(\w+)\]\s*/g,
      (_, kind: string) =>
        `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${kind.charAt(0)}${kind.slice(1).toLowerCase()}</p><p>`,
    )
    .replace(/<\/blockquote>/g, '</div>')
    .replace(
      /<code class="language-diff">([^]*?)<\/code>/g,
      (_, lines: string) =>
        `<code>${lines
          .split('\n')
          .map((line) =>
            line.startsWith('+')
              ? `<span class="add">${line}</span>`
              : line.startsWith('-')
                ? `<span class="del">${line}</span>`
                : `${line}\n`,
          )
          .join('')}</code>`,
    )
}
