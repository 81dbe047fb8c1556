// Rewrites the text on standard input once, in a process that has rewritten nothing before, and prints the milliseconds.
import { readFileSync } from 'node:fs';
import { rewrite } from '../../dist/index.js';

const text = readFileSync(0, 'utf8');
const start = performance.now();
rewrite(text);
console.log(performance.now() - start);
