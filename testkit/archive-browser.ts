import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium, type Page, type Response } from 'playwright-core'
import { openReportStore } from '#reports/mongo.ts'
import type { ReportStore } from '#reports/store.ts'
import { type LinkRequest, openLinkSecret, signLink } from '#services/serving/link.ts'
import { startServing } from './serving.ts'
import { dropDatabase, storeUrl } from './store-url.ts'

export interface OpenedPage extends AsyncDisposable {
  readonly page: Page
  /** Every address that it asked for. */
  readonly requests: readonly string[]
  readonly complaints: readonly string[]
  readonly response: Response | null
}

export interface ArchiveBrowser extends AsyncDisposable {
  readonly store: ReportStore
  readonly url: string
  /** A link to the archive of ada in 2025, but for `fields`. */
  linkTo(fields?: Partial<LinkRequest>): Promise<string>
  /** A fresh browser at the archive. */
  openPage(options?: BrowserContextOptions, link?: Promise<string>): Promise<OpenedPage>
}

/** The real `serving` on a store of its own that `fill` fills, and a real browser. */
export async function openArchiveBrowser(
  fill: (store: ReportStore) => Promise<void>,
): Promise<ArchiveBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'linernotes-browser-'))
  const settings = {
    MONGODB_URL: storeUrl(),
    MONGODB_DATABASE: `linernotes-browser-${randomUUID().slice(0, 8)}`,
  }
  const store = await openReportStore(settings)
  await fill(store)
  const secret = await openLinkSecret(join(folder, 'secret'))
  const serving = await startServing({ ...settings, LINK_SECRET_FILE: join(folder, 'secret') })
  const browser = await launch()
  const linkTo: ArchiveBrowser['linkTo'] = (fields = {}) => {
    const usual = { servingUrl: serving.url, userId: 'ada', year: 2025, secret, nowMs: Date.now() }
    return signLink({ ...usual, ...fields })
  }
  return {
    store,
    url: serving.url,
    linkTo,
    async openPage(options = {}, link = linkTo()) {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      const response = await page.goto(await link)
      const close = () => context.close()
      return { page, requests, complaints, response, [Symbol.asyncDispose]: close }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await serving[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
      await dropDatabase(settings.MONGODB_DATABASE)
      rmSync(folder, { recursive: true })
    },
  }
}

const launch = () =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  })
