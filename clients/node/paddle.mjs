// Paddle's official library as a judge of signatures, and as one who signs: reads cases, tells what
// it makes of each. What it computes its signatures with is not exported, so it is asked by its file.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Paddle } from '@paddle/paddle-node-sdk';

const root = dirname(dirname(dirname(
  createRequire(import.meta.url).resolve('@paddle/paddle-node-sdk'))));
const { NodeCrypto } = await import(pathToFileURL(
  join(root, 'dist/esm/internal/providers/crypto/node-crypto.js')));

const paddle = new Paddle('a-key');
const crypto = new NodeCrypto();

async function judge({ body, secret, header }) {
  try {
    return await paddle.webhooks.isSignatureValid(body, secret, header);
  } catch {
    return false;
  }
}

async function read({ body, secret, header }) {
  const event = await paddle.webhooks.unmarshal(body, secret, header);
  return { type: event.eventType, transaction: event.data.id, status: event.data.status };
}

async function sign({ body, secret, seconds }) {
  return `ts=${seconds};h1=${await crypto.computeHmac(`${seconds}:${body}`, secret)}`;
}

const { work, cases } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const answers = [];
for (const one of cases) answers.push(await { judge, read, sign }[work](one));
console.log(JSON.stringify(answers));
