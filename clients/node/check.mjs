// The smallest of test runners: names what is shown, and fails the process if something is not.
import assert from 'node:assert/strict';

const checks = [];
export const baseURL = process.env.AIMIXUP_BASE_URL;
export const apiKey = process.env.AIMIXUP_API_KEY;
// A whole PNG of one pixel: what is not whole is refused.
export const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADU'
  + 'lEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export function check(name, run) {
  checks.push({ name, run });
}

export async function runAll() {
  let failed = 0;
  for (const { name, run } of checks) {
    try {
      await run();
      console.log(`ok - ${name}`);
    } catch (error) {
      failed++;
      console.log(`not ok - ${name}\n${error.stack}`);
    }
  }
  console.log(`${checks.length - failed} of ${checks.length}`);
  process.exit(failed === 0 ? 0 : 1);
}

// Waits for what will come true, generously: a busy machine is no failure.
export async function until(what, condition) {
  const deadline = Date.now() + 60_000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// What is held of the person's credits, as the API tells.
export async function held() {
  const answer = await fetch(new URL('/api/v1/credits', baseURL), {
    headers: { authorization: `Bearer ${process.env.AIMIXUP_ACCOUNT_KEY}` },
  });
  return (await answer.json()).held_micro_credits;
}
