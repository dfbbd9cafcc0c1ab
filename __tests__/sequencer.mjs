import Sequencer from '@jest/test-sequencer'

/** The files that take longest, most first: started last, one of them would go on alone. */
const LONGEST = ['faults/faults', 'e2e/ending', 'e2e/plan', 'faults/objects', 'cli/commands']

/** Starts the longest files first, also where Jest knows no times of an earlier run. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.endsWith(`/${name}.test.ts`))
      return at < 0 ? LONGEST.length : at
    }
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b))
  }
}
