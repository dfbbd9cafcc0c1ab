import config from './jest.config.js'

/** What neither builds the sources nor starts a process: `npm run test:unit`, and `npm run test:watch`. */
export default {
  ...config,
  globalSetup: null,
  testPathIgnorePatterns: [
    '/node_modules/',
    '/__tests__/(e2e|faults)/',
    '/__tests__/fuzz/(claims|histories)',
    '/__tests__/cli/(commands|import|pre-commit)',
    '/__tests__/(dist|schema/editor)\\.',
  ],
}
