// The official OpenAI library, pointed at us and left as it is otherwise.
import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { zodResponseFormat, zodFunction } from 'openai/helpers/zod';
import { z } from 'zod';
import { apiKey, baseURL, check, held, pixel, runAll, until } from './check.mjs';

const client = new OpenAI({ apiKey, baseURL });
const ask = (text) => [{ role: 'user', content: text }];

check('lists models and finds one', async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  assert.ok(ids.includes('echo/fast'));
  assert.equal((await client.models.retrieve('echo/fast')).owned_by, 'echo');
});

check('completes a chat', async () => {
  const { data, request_id: id } = await client.chat.completions
    .create({ model: 'echo/fast', messages: ask('Why tides?') }).withResponse();
  assert.match(data.choices[0].message.content, /Why tides/);
  assert.equal(data.choices[0].finish_reason, 'stop');
  assert.equal(data.usage.total_tokens, data.usage.prompt_tokens + data.usage.completion_tokens);
  assert.ok(id);
});

check('streams a chat with its usage', async () => {
  const stream = await client.chat.completions.create({ model: 'echo/steady', stream: true,
    messages: ask('Why tides?'), stream_options: { include_usage: true } });
  let text = '';
  let usage;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta?.content ?? '';
    usage = chunk.usage ?? usage;
  }
  assert.match(text, /Why tides/);
  assert.ok(usage.completion_tokens > 0);
});

check('gathers a stream with its helper', async () => {
  const runner = client.chat.completions.stream({ model: 'echo/steady', messages: ask('Go') });
  const final = await runner.finalChatCompletion();
  assert.equal(final.choices[0].finish_reason, 'stop');
});

check('parses JSON of a schema', async () => {
  const shape = z.object({ city: z.string() });
  const parsed = await client.chat.completions.parse({ model: 'echo/fast',
    messages: ask('Say {"city":"Oslo"}'), response_format: zodResponseFormat(shape, 'place') });
  assert.deepEqual(parsed.choices[0].message.parsed, { city: 'Oslo' });
});

check('runs a tool to the end', async () => {
  const runner = client.chat.completions.runTools({ model: 'echo/fast',
    messages: ask('Ask weather {"city":"Oslo"}'),
    tools: [zodFunction({ name: 'weather', parameters: z.object({ city: z.string() }),
      function: ({ city }) => `rain in ${city}` })] });
  assert.match(await runner.finalContent(), /rain in Oslo/);
});

check('streams a call of a tool', async () => {
  const runner = client.chat.completions.stream({ model: 'echo/fast',
    messages: ask('Ask weather {"city":"Oslo"}'),
    tools: [{ type: 'function', function: { name: 'weather',
      parameters: { type: 'object', properties: { city: { type: 'string' } } } } }] });
  const [choice] = (await runner.finalChatCompletion()).choices;
  assert.equal(choice.finish_reason, 'tool_calls');
  assert.equal(choice.message.tool_calls[0].function.arguments, '{"city":"Oslo"}');
});

check('sends a picture', async () => {
  const answer = await client.chat.completions.create({ model: 'echo/fast', messages: [{
    role: 'user', content: [{ type: 'text', text: 'What is it?' }, { type: 'image_url',
      image_url: { url: `data:image/png;base64,${pixel}` } }] }] });
  assert.match(answer.choices[0].message.content, /1 picture/);
});

check('responds', async () => {
  const response = await client.responses.create({ model: 'echo/fast', input: 'Why tides?' });
  assert.match(response.output_text, /Why tides/);
  assert.equal(response.status, 'completed');
  assert.ok(response.usage.total_tokens > 0);
});

check('responds in events', async () => {
  const stream = client.responses.stream({ model: 'echo/steady', input: 'Why tides?' });
  const kinds = new Set();
  for await (const event of stream) kinds.add(event.type);
  assert.ok(kinds.has('response.output_text.delta') && kinds.has('response.completed'));
  assert.match((await stream.finalResponse()).output_text, /Why tides/);
});

check('gets the right exceptions', async () => {
  const failing = (model, more = {}) => client.chat.completions
    .create({ model, messages: ask('x'), ...more });
  await assert.rejects(failing('echo/none'), (error) => error instanceof OpenAI.NotFoundError
    && error.code === 'model_not_found' && error.param === 'model' && !!error.requestID);
  await assert.rejects(failing('echo/fast', { n: 2 }), (error) =>
    error instanceof OpenAI.BadRequestError && error.param === 'n');
  await assert.rejects(new OpenAI({ apiKey: 'amx_none', baseURL }).models.list(),
    OpenAI.AuthenticationError);
  await assert.rejects(new OpenAI({ apiKey: process.env.AIMIXUP_POOR_KEY, baseURL }).chat
    .completions.create({ model: 'echo/fast', messages: ask('x') }), (error) =>
    error instanceof OpenAI.RateLimitError && error.code === 'insufficient_quota');
  await assert.rejects(client.embeddings.create({ model: 'x', input: 'x' }),
    (error) => error instanceof OpenAI.NotFoundError && error.code === 'unknown_url');
});

check('does not take a broken stream for a whole one', async () => {
  const stream = await client.chat.completions.create({ model: 'echo/cut', stream: true,
    messages: ask('x') });
  let text = '';
  await assert.rejects(async () => {
    for await (const chunk of stream) text += chunk.choices[0]?.delta?.content ?? '';
  }, (error) => error instanceof OpenAI.APIError && error.code === 'truncated');
  assert.ok(text.length > 0);
  await assert.rejects(async () => {
    for await (const _ of await client.responses.create({ model: 'echo/cut', stream: true,
      input: 'x' }));
  }, OpenAI.APIError);
});

check('ends the call when it hangs up in a stream', async () => {
  const stream = await client.chat.completions.create({ model: 'echo/endless', stream: true,
    messages: ask('x') });
  for await (const chunk of stream) if (chunk.choices[0]?.delta?.content) break;
  await until('the call has ended', async () => (await held()) === 0);
});

check('ends the call when it hangs up before an answer', async () => {
  const abort = new AbortController();
  const answer = client.chat.completions.create({ model: 'echo/silent', messages: ask('x') },
    { signal: abort.signal });
  await Promise.all([
    assert.rejects(answer, OpenAI.APIUserAbortError),
    until('the call is under way', async () => (await held()) > 0).then(() => abort.abort()),
  ]);
  await until('the call has ended', async () => (await held()) === 0);
});

await runAll();
