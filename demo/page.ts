import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'

const STYLES = join(import.meta.dirname, '../node_modules/github-markdown-css')

/** The signs of the report as drawings, for machines without a font that has them. */
const SIGNS: Record<string, string> = {
  '✅': '<svg class="sign" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#1f883d"/><path d="M4 8.5 7 11.5 12 5" fill="none" stroke="#fff" stroke-width="2"/></svg>',
  '❌': '<svg class="sign" viewBox="0 0 16 16"><path d="M3 3 13 13M13 3 3 13" stroke="#d1242f" stroke-width="3"/></svg>',
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

/** GitHub's Markdown: tables, alerts, coloured diffs. */
function render(markdown: string): string {
  const html = marked.parse(markdown, { async: false, gfm: true })
  return html
    .replace(/✅|❌|⚠️/g, (sign) => SIGNS[sign] ?? sign)
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
