// The AI SDK: its provider for OpenAI, which takes responses unless told otherwise, and the one
// for servers that are compatible.
import assert from 'node:assert/strict';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, Output, generateText, stepCountIs, streamText, tool } from 'ai';
import { z } from 'zod';
import { apiKey, baseURL, check, held, pixel, runAll, until } from './check.mjs';

const openai = createOpenAI({ apiKey, baseURL });
const compatible = createOpenAICompatible({ name: 'aimixup', apiKey, baseURL,
  includeUsage: true, supportsStructuredOutputs: true });
const ways = {
  responses: (model) => openai(model),
  chat: (model) => openai.chat(model),
  compatible: (model) => compatible(model),
};
const weather = tool({ description: 'Tells the weather.',
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => `rain in ${city}` });

for (const [way, model] of Object.entries(ways)) {
  check(`${way}: generates text`, async () => {
    const { text, finishReason, usage } = await generateText({ model: model('echo/fast'),
      prompt: 'Why tides?' });
    assert.match(text, /Why tides/);
    assert.equal(finishReason, 'stop');
    assert.ok(usage.inputTokens > 0 && usage.outputTokens > 0);
  });

  check(`${way}: streams text`, async () => {
    const result = streamText({ model: model('echo/steady'), prompt: 'Why tides?' });
    let text = '';
    for await (const piece of result.textStream) text += piece;
    assert.match(text, /Why tides/);
    assert.ok((await result.usage).outputTokens > 0);
    assert.equal(await result.finishReason, 'stop');
  });

  check(`${way}: runs a tool and answers`, async () => {
    const { text, steps } = await generateText({ model: model('echo/fast'),
      prompt: 'Ask weather {"city":"Oslo"}', tools: { weather }, stopWhen: stepCountIs(3),
      providerOptions: { openai: { store: false } } });
    assert.equal(steps.length, 2);
    assert.match(text, /rain in Oslo/);
  });

  check(`${way}: makes an object`, async () => {
    const { output } = await generateText({ model: model('echo/fast'),
      prompt: 'Say {"city":"Oslo"}',
      output: Output.object({ schema: z.object({ city: z.string() }) }) });
    assert.deepEqual(output, { city: 'Oslo' });
  });

  check(`${way}: sends a picture`, async () => {
    const { text } = await generateText({ model: model('echo/fast'), messages: [{ role: 'user',
      content: [{ type: 'text', text: 'What is it?' },
        { type: 'image', image: pixel, mediaType: 'image/png' }] }] });
    assert.match(text, /1 picture/);
  });

  check(`${way}: gets errors`, async () => {
    await assert.rejects(generateText({ model: model('echo/none'), prompt: 'x', maxRetries: 0 }),
      (error) => APICallError.isInstance(error) && error.statusCode === 404);
    const failed = [];
    const result = streamText({ model: model('echo/cut'), prompt: 'x', maxRetries: 0,
      onError: ({ error }) => failed.push(error) });
    for await (const _ of result.textStream);
    assert.equal(failed.length, 1);
  });

  check(`${way}: ends the call when it is aborted`, async () => {
    const abort = new AbortController();
    const result = streamText({ model: model('echo/endless'), prompt: 'x',
      abortSignal: abort.signal });
    for await (const _ of result.textStream) {
      abort.abort();
      break;
    }
    await until('the call has ended', async () => (await held()) === 0);
  });
}

await runAll();
