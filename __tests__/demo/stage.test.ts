import { describe, expect, test } from '@jest/globals'
import { asRead } from '../../demo/stage.ts'

describe('a comment as the demo prints it', () => {
  test('holds no hidden record', () => {
    expect(asRead('<!-- marker -->\n<!-- plan:Vcw7 -->\n## Title\n\nText <!-- kept -->')).toBe(
      '## Title\n\nText <!-- kept -->',
    )
  })

  test('has its folds closed, also those in a fold', () => {
    const fold = (title: string, text: string): string =>
      `<details>\n<summary>${title}</summary>\n\n${text}\n\n</details>`
    expect(asRead(`${fold('One', '```\nx\n```')}\n\n${fold('Two', 'y')}\n\nEnd`)).toBe(
      '▸ One\n▸ Two\n\nEnd',
    )
    expect(asRead(fold('Outer', `${fold('Inner', 'x')}\n\nmore`))).toBe('▸ Outer')
  })

  test('has the texts of links, and no tags', () => {
    expect(asRead('[`a.yml`](https://github.com/o/r/blob/c/a.yml#L1) a<br>b <sub>c</sub>')).toBe(
      '`a.yml` a, b c',
    )
  })
})
