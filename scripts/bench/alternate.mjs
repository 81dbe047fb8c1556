// The default preset and dockerfile-ast alone on the same files in one thread, in turns of a few files each: whatever else
// the machine does, and however warm it is, falls on both.
import { parentPort } from 'node:worker_threads';
import { DockerfileParser } from 'dockerfile-ast';
import { readTexts } from './texts.mjs';
import { rewrite } from '../../dist/index.js';

const TURN = 50;
const WARM_UP = 600;

const texts = readTexts(0, 2);
const works = [(text) => DockerfileParser.parse(text), (text) => rewrite(text)];
for (const text of texts.slice(0, WARM_UP)) for (const work of works) work(text);
const milliseconds = works.map(() => 0);
for (let at = 0; at < texts.length; at += TURN) {
  const turn = texts.slice(at, at + TURN);
  for (const [i, work] of works.entries()) {
    const start = performance.now();
    for (const text of turn) work(text);
    milliseconds[i] += performance.now() - start;
  }
}
parentPort.postMessage({ ratio: milliseconds[1] / milliseconds[0], files: texts.length });
