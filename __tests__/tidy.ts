export { tidy as default } from './build.ts'
