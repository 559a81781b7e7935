// Jest loads this before each test file: a worker's tests find the servers of its own lane.
const lanes = JSON.parse(process.env.LINERNOTES_TEST_STACKS ?? '[]')
Object.assign(process.env, lanes[Number(process.env.JEST_WORKER_ID ?? 1) - 1])
