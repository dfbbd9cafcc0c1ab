import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
import"./esbuild-helpers.js";import*as library from"../lib/index.js";var HttpClient2=await library.HttpClient();export{HttpClient2 as HttpClient};
