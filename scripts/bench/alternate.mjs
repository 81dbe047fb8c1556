// dockerfile-ast alone, the default preset and all transforms on the same files in one thread, in turns of a few files each:
// whatever else the machine does, and however warm it is, falls on all of them.
import { parentPort } from 'node:worker_threads';
import { DockerfileParser } from 'dockerfile-ast';
import { readTexts } from './texts.mjs';
import { preset, rewrite } from '../../dist/index.js';

const TURN = 50;
const WARM_UP = 600;

const texts = readTexts(0, 4);
const enable = preset.map(({ id }) => id);
const works = {
  'dockerfile-ast': (text) => DockerfileParser.parse(text),
  default: (text) => rewrite(text),
  everything: (text) => rewrite(text, { unsafe: true, enable }),
};
for (const text of texts.slice(0, WARM_UP)) for (const work of Object.values(works)) work(text);
const milliseconds = Object.fromEntries(Object.keys(works).map((name) => [name, 0]));
for (let at = 0; at < texts.length; at += TURN) {
  const turn = texts.slice(at, at + TURN);
  for (const [name, work] of Object.entries(works)) {
    const start = performance.now();
    for (const text of turn) work(text);
    milliseconds[name] += performance.now() - start;
  }
}
parentPort.postMessage({ files: texts.length, milliseconds });
