#!/usr/bin/env node
// `linernotes`: the command line under the Node and with the packages that it needs.
import { join } from 'node:path'
import { bootstrap } from '../bootstrap/main.js'
import { project } from '../bootstrap/project.js'

await bootstrap([join(project, 'cli', 'main.ts'), ...process.argv.slice(2)])
