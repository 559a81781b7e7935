import { type Command, InvalidArgumentError } from 'commander'
import { stackSettings } from '#deploy/embedded/stack-settings.ts'
import type { CampaignBudget } from '#schemas/index.ts'
import type { CampaignVerb } from '#services/campaigns/transitions.ts'
import { campaignIdPattern } from '#topics/campaign-key.ts'
import { changeAudited, openOperations } from '../open-operations.ts'
import type { Terminal } from '../terminal.ts'
import { wholeNumber } from './archive.ts'
import { campaignLines, listLines, planLines } from './campaign-lines.ts'
import { watchCampaign } from './watch-campaign.ts'

interface JsonOption {
  readonly json?: true
}

interface BudgetOptions extends JsonOption {
  readonly budget?: number
  readonly tokens?: number
  readonly until?: number
}

interface PlanCommandOptions extends BudgetOptions {
  readonly year: number
  readonly cohort?: string
  readonly snapshot?: string
  readonly prompt?: string
  readonly name?: string
  readonly rewrite?: true
  readonly dryRun?: true
}

interface ReasonOption extends BudgetOptions {
  readonly reason?: string
}

export function addCampaign(program: Command, terminal: Terminal): void {
  const campaign = program
    .command('campaign')
    .description('write the days of a cohort within a budget: plan, start, watch, pause, cancel')
  addPlan(campaign, terminal)
  addCommand(campaign, terminal, 'start', 'begin to write')
  addCommand(campaign, terminal, 'pause', 'make no more calls; those that have left are waited for')
  addBudget(
    addCommand(campaign, terminal, 'resume', 'continue, with another budget if one is given'),
  )
  addCommand(campaign, terminal, 'cancel', 'end it for good; what is written stays')
  campaign
    .command('watch')
    .description('show how far it is until it rests; Ctrl-C stops watching, not the campaign')
    .argument('<campaign>', 'its ID', asCampaignId)
    .option('--json', 'print a line of JSON for each look')
    .addHelpText('after', examples('watch winter', 'watch winter --json'))
    .action((id: string, options: JsonOption) => watchCampaign(id, options, terminal))
  campaign
    .command('show')
    .description('show how far it is')
    .argument('<campaign>', 'its ID', asCampaignId)
    .option('--json', 'print it as JSON')
    .addHelpText('after', examples('show winter'))
    .action((id: string, options: JsonOption) => show(id, options, terminal))
  campaign
    .command('list')
    .description('list campaigns, the one that changed last first')
    .option('--json', 'print them as JSON')
    .addHelpText('after', examples('list'))
    .action((options: JsonOption) => list(options, terminal))
}

const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  linernotes campaign ${line}`).join('\n')}`

function addPlan(campaign: Command, terminal: Terminal): void {
  const plan = campaign
    .command('plan')
    .description('choose a cohort from a snapshot, say what it will use, and publish its input')
    .argument('<campaign>', 'the ID that it gets', asCampaignId)
    .requiredOption('--year <year>', 'year of the archives', wholeNumber(1_970, 2_100))
    .option('--cohort <sql>', 'SQL over the view listeners, with a column user_id; all if left out')
    .option('--snapshot <id>', 'the snapshot that is asked; the latest if left out')
    .option(
      '--prompt <version>',
      'version of the prompt, such as v4; that of generation if left out',
    )
    .option('--name <text>', 'for people')
    .option('--rewrite', 'write days again that have a current text')
    .option('--dry-run', 'say what it would use, and publish nothing')
    .option('--json', 'print the plan as JSON')
    .addHelpText(
      'after',
      `
The view listeners has user_id, year, zone, country, language, revision, dates, categories, plays and selected_at.

Examples:
  linernotes campaign plan winter --year 2026 --dry-run
  linernotes campaign plan winter --year 2026 --budget 250 --until 2026-12-24T00:00Z
  linernotes campaign plan pilot --year 2026 --prompt v4 --cohort "select user_id from listeners where country = 'SE'"`,
    )
    .action((id: string, options: PlanCommandOptions) => planned(id, options, terminal))
  addBudget(plan)
}

const addBudget = (command: Command): Command =>
  command
    .option('--budget <dollars>', 'pause when so much is spent', asAmount)
    .option('--tokens <count>', 'pause when so many tokens are used', asAmount)
    .option('--until <time>', 'pause at this time, such as 2026-12-24T00:00Z', asTime)

const addCommand = (
  campaign: Command,
  terminal: Terminal,
  verb: CampaignVerb,
  description: string,
): Command =>
  campaign
    .command(verb)
    .description(description)
    .argument('<campaign>', 'its ID', asCampaignId)
    .option('--reason <text>', 'why, for the record')
    .option('--json', 'print how far it is as JSON')
    .addHelpText('after', examples(`${verb} winter`))
    .action((id: string, options: ReasonOption) => commanded(id, verb, options, terminal))

function asCampaignId(text: string): string {
  if (campaignIdPattern.test(text)) return text
  throw new InvalidArgumentError('It has 1 to 64 of a to z, 0 to 9 and dashes.')
}

/** A zero is understood here, and refused with its own error. */
function asAmount(text: string): number {
  const amount = Number(text)
  if (text.trim() !== '' && Number.isFinite(amount)) return amount
  throw new InvalidArgumentError('It must be a number.')
}

function asTime(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:?\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isFinite(at)) return at
  throw new InvalidArgumentError('It must be a time with its zone, such as 2026-12-24T00:00Z.')
}

const MICROS = 1_000_000

const budgetOf = ({ budget, tokens, until }: BudgetOptions): CampaignBudget => ({
  priceMicros: budget === undefined ? null : Math.round(budget * MICROS),
  tokens: tokens === undefined ? null : Math.round(tokens),
  deadlineAt: until ?? null,
})

async function planned(
  campaignId: string,
  options: PlanCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const [{ planCampaign }, { COHORT_OF_ALL }] = await Promise.all([
    import('#operations/campaigns/plan-campaign.ts'),
    import('#operations/campaigns/cohort.ts'),
  ])
  const { year, cohort = COHORT_OF_ALL, snapshot, prompt = '', name = '' } = options
  const budget = budgetOf(options)
  const isDryRun = options.dryRun === true
  const isRewrite = options.rewrite === true
  const about = { campaignId, name, year, cohort, snapshotId: snapshot, promptVersion: prompt }
  await using ports = openOperations(stackSettings(terminal.env))
  const { signal, progress } = terminal
  const outcome = await progress.step('Plan the campaign', (say) => {
    const run = () =>
      planCampaign(ports, { ...about, isRewrite, budget, isDryRun }, { signal, say })
    const change = { operation: 'plan-campaign', target: { ...about, budget } }
    return isDryRun ? run() : changeAudited(ports, change, terminal, run)
  })
  if (options.json) terminal.printJson(outcome)
  else for (const line of planLines(outcome, budget)) terminal.print(line)
}

async function commanded(
  campaignId: string,
  verb: CampaignVerb,
  options: ReasonOption,
  terminal: Terminal,
): Promise<void> {
  const { commandCampaign } = await import('#operations/campaigns/command-campaign.ts')
  await using ports = openOperations(stackSettings(terminal.env))
  const { reason, budget, tokens, until } = options
  const all = budgetOf(options)
  const given = {
    ...(budget !== undefined && { priceMicros: all.priceMicros }),
    ...(tokens !== undefined && { tokens: all.tokens }),
    ...(until !== undefined && { deadlineAt: all.deadlineAt }),
  }
  const command = {
    campaignId,
    verb,
    reason,
    budget: Object.keys(given).length > 0 ? given : undefined,
  }
  const change = { operation: `${verb}-campaign`, target: command }
  const view = await changeAudited(ports, change, terminal, () =>
    commandCampaign(ports, command, terminal.signal),
  )
  if (options.json) terminal.printJson(view)
  else terminal.print(`${campaignId} is ${view.status}`)
}

async function show(campaignId: string, { json }: JsonOption, terminal: Terminal): Promise<void> {
  const { showCampaign } = await import('#operations/campaigns/show-campaign.ts')
  await using ports = openOperations(stackSettings(terminal.env))
  const view = await showCampaign(ports, campaignId, terminal.signal)
  if (json) terminal.printJson(view)
  else {
    for (const line of campaignLines(view, ports.clock.now(), terminal.paint)) terminal.print(line)
  }
}

async function list({ json }: JsonOption, terminal: Terminal): Promise<void> {
  const { listCampaigns } = await import('#operations/campaigns/list-campaigns.ts')
  await using ports = openOperations(stackSettings(terminal.env))
  const campaigns = await listCampaigns(ports, terminal.signal)
  if (json) terminal.printJson({ campaigns })
  else for (const line of listLines(campaigns, terminal.paint)) terminal.print(line)
}
