/** A line of the plot: pairs of connections and seconds. */
export interface Series {
  name: string
  points: [number, number][]
}

const WIDTH = 720
const HEIGHT = 420
const LEFT = 70
const RIGHT = 170
const TOP = 30
const BOTTOM = 50
const COLOURS = ['#1f6feb', '#bf3989', '#9a6700', '#6e7781']

/** Wall time against the number of connections, both axes logarithmic, as SVG that reads on a light and on a dark page. */
export function plot(series: readonly Series[]): string {
  const all = series.flatMap(({ points }) => points)
  const span = (values: number[]): [number, number] => [
    10 ** Math.floor(Math.log10(Math.min(...values))),
    10 ** Math.ceil(Math.log10(Math.max(...values))),
  ]
  const [left, right] = span(all.map(([x]) => x))
  const [low, high] = span(all.map(([, y]) => y))
  const along = (value: number, from: number, to: number): number =>
    (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
  const x = (value: number): number =>
    Math.round(LEFT + along(value, left, right) * (WIDTH - LEFT - RIGHT))
  const y = (value: number): number =>
    Math.round(HEIGHT - BOTTOM - along(value, low, high) * (HEIGHT - TOP - BOTTOM))
  const decades = (from: number, to: number): number[] =>
    Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, step) => from * 10 ** step)
  const label = (value: number): string => String(Number(value.toPrecision(1)))
  const text = (px: number, py: number, words: string, more = ''): string =>
    `<text x="${px}" y="${py}" fill="#6e7781" font-size="13" ${more}>${words}</text>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" role="img" aria-label="Wall time of a plan against the number of connections">`,
    ...decades(left, right).map(
      (value) =>
        `<path d="M${x(value)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#8c959f44"/>${text(x(value), HEIGHT - BOTTOM + 20, label(value), 'text-anchor="middle"')}`,
    ),
    ...decades(low, high).map(
      (value) =>
        `<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}" stroke="#8c959f44"/>${text(LEFT - 8, y(value) + 4, `${label(value)} s`, 'text-anchor="end"')}`,
    ),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, 'connections', 'text-anchor="middle"'),
    ...spread(series.map(({ points }) => y(points.at(-1)?.[1] ?? low))).flatMap((at, index) => {
      const { name, points } = series[index] ?? { name: '', points: [] }
      const colour = COLOURS[index] ?? '#6e7781'
      const dash = name.startsWith('floor') ? ' stroke-dasharray="5 4"' : ''
      return [
        `<polyline points="${points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="2.5"${dash}/>`,
        `<text x="${WIDTH - RIGHT + 10}" y="${at + 4}" fill="${colour}" font-size="13">${name}</text>`,
      ]
    }),
    '</svg>',
    '',
  ].join('\n')
}

/** A bar of a chart. */
export interface Bar {
  name: string
  value: number
}

const BAR = 26

/** Figures beside each other, from zero, as SVG that reads on a light and on a dark page. */
export function bars(title: string, unit: string, all: readonly Bar[]): string {
  const height = TOP + all.length * BAR + 10
  const most = Math.max(...all.map(({ value }) => value))
  const left = 230
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" fill="#6e7781" role="img" aria-label="${escaped(title)}">`,
    `<text x="${left}" y="18">${escaped(title)}</text>`,
    ...all.map(({ name, value }, index) => {
      const y = TOP + index * BAR
      const width = Math.round((value / most) * (WIDTH - left - 80))
      return [
        `<text x="${left - 8}" y="${y + 15}" text-anchor="end">${escaped(name)}</text>`,
        `<rect x="${left}" y="${y + 2}" width="${width}" height="${BAR - 8}" fill="${COLOURS[0] ?? ''}"/>`,
        `<text x="${left + width + 8}" y="${y + 15}">${value.toFixed(2)} ${unit}</text>`,
      ].join('')
    }),
    '</svg>',
    '',
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** Moves labels apart that would overlap. */
function spread(places: readonly number[]): number[] {
  const order = places.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  let last = -Infinity
  for (const place of order) last = place.at = Math.max(place.at, last + 16)
  return order.sort((a, b) => a.index - b.index).map(({ at }) => at)
}
