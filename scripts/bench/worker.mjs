// One thread of the bench: plain JavaScript, so that what is measured is the built library and no loader's work.
import { parentPort, workerData } from 'node:worker_threads';
import { readTexts } from './texts.mjs';

const { job, slice, slices } = workerData;
const texts = readTexts(slice, slices);

// At its speed all of them would take minutes.
if (job.startsWith('@tdurieux/dinghy')) texts.splice(0, texts.length, ...texts.filter((_, i) => i % 10 === 0));

const run = await prepare(job);
for (const text of texts.slice(0, 300)) attempt(text);
const start = performance.now();
let failed = 0;
for (const text of texts) if (!attempt(text)) failed += 1;
const milliseconds = performance.now() - start;
// V8 is busy with our code for some thousand files; what a thread does that has seen them is another figure.
const again = texts.filter((_, i) => i % 4 === 0);
const startAgain = performance.now();
for (const text of again) attempt(text);
const millisecondsAgain = performance.now() - startAgain;
parentPort.postMessage({ files: texts.length, milliseconds, filesAgain: again.length, millisecondsAgain, failed });

function attempt(text) {
  try {
    run(text);
    return true;
  } catch {
    return false;
  }
}

async function prepare(name) {
  if (name === 'dockerfile-ast') {
    const { DockerfileParser } = await import('dockerfile-ast');
    return (text) => DockerfileParser.parse(text);
  }
  if (name === 'dockerfile-utils format') {
    const { format } = await import('dockerfile-utils');
    return (text) => format(text, { insertSpaces: true, tabSize: 4 });
  }
  if (name.startsWith('@tdurieux/dinghy')) {
    const dinghy = await import('@tdurieux/dinghy');
    const { parseDocker } = dinghy.default?.parseDocker ? dinghy.default : dinghy;
    return (text) => parseDocker(text).toString(true);
  }
  const { rewrite, preset } = await import('../../dist/index.js');
  const enable = name === 'everything' ? preset.map(({ id }) => id) : [];
  return (text) => rewrite(text, { unsafe: name !== 'default', enable });
}
