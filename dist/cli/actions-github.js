import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
import"./esbuild-helpers.js";import*as library from"../lib/index.js";var getOctokit2=await library.getOctokit();export{getOctokit2 as getOctokit};
