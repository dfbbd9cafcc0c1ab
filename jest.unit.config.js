import config from './jest.config.js'

/** What neither builds the sources nor starts a process: `npm run test:unit`, and `npm run test:watch`. */
export default {
  ...config,
  globalSetup: null,
  globalTeardown: null,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/__tests__/(demo|e2e|faults)/',
    '/__tests__/fuzz/(claims|histories|objects)',
    '/__tests__/cli/(commands|doctor|import|pre-commit)',
    '/__tests__/databricks/(http|oauth)\\.',
    '/__tests__/(dist|docs/workflows|immuta/recorded|schema/editor|simulator/warm-runner)\\.',
  ],
}
