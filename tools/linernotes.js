#!/usr/bin/env node
// `linernotes`: the command line under the Node and with the packages that it needs.
import { join } from 'node:path'
import { bootstrap, project } from './bootstrap.js'

await bootstrap([join(project, 'cli', 'main.ts'), ...process.argv.slice(2)])
