import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'

const STYLES = join(import.meta.dirname, '../node_modules/github-markdown-css')

/** Comments as a page that looks as GitHub shows them. */
export function page(comments: readonly { title: string; markdown: string }[], scheme: 'light' | 'dark'): string {
  const css = readFileSync(join(STYLES, `github-markdown-${scheme}.css`), 'utf8')
  const dark = scheme === 'dark'
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Immuta connections: comments</title>
<style>
${css}
body { background: ${dark ? '#0d1117' : '#ffffff'}; margin: 24px auto; max-width: 820px; font-family: -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; }
.comment { border: 1px solid ${dark ? '#3d444d' : '#d1d9e0'}; border-radius: 6px; margin-bottom: 24px; }
.comment header { background: ${dark ? '#151b23' : '#f6f8fa'}; color: ${dark ? '#9198a1' : '#59636e'}; border-bottom: 1px solid ${dark ? '#3d444d' : '#d1d9e0'}; padding: 8px 16px; font-size: 14px; border-radius: 6px 6px 0 0; }
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
    .replace(/<blockquote>\s*<p>\[!(\w+)\]\s*/g, (_, kind: string) => `<div class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${kind.charAt(0)}${kind.slice(1).toLowerCase()}</p><p>`)
    .replace(/<\/blockquote>/g, '</div>')
    .replace(/<code class="language-diff">([^]*?)<\/code>/g, (_, lines: string) => `<code>${lines.split('\n').map((line) => (line.startsWith('+') ? `<span class="add">${line}</span>` : line.startsWith('-') ? `<span class="del">${line}</span>` : `${line}\n`)).join('')}</code>`)
}
