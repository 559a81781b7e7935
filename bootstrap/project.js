import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout: programs, package files and documents are found from here. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)))
