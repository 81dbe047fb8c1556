import { describe, expect, test } from 'vitest';
import { readLeftBehind } from '../../src/verify/left-behind.ts';

const ONE = 'FROM node:20\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nCMD ["npm", "start"]\n';
const PRUNED = `FROM node:20 AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build
RUN npm prune --omit=dev
FROM node:20-slim
WORKDIR /app
COPY --from=build /app /app
CMD ["npm", "start"]
`;
const DIST = PRUNED.replace('RUN npm prune --omit=dev\n', '').replace('/app /app', '/app/dist /app/dist');
const nothing = (): boolean => false;

describe('what a split may leave behind', () => {
  test('is a whole package that is taken out, with its program', () => {
    const mayBeLeft = readLeftBehind(ONE, PRUNED);
    expect(mayBeLeft('/app/node_modules/typescript/lib/tsc.js', nothing)).toBe(true);
    expect(mayBeLeft('/app/node_modules/@types/node/index.d.ts', nothing)).toBe(true);
    expect(mayBeLeft('/app/node_modules/.bin/tsc', nothing)).toBe(true);
  });

  test('is no part of a package, and no other file below what is copied', () => {
    const mayBeLeft = readLeftBehind(ONE, PRUNED);
    expect(mayBeLeft('/app/node_modules/express/index.js', (path) => path === '/app/node_modules/express')).toBe(false);
    expect(mayBeLeft('/app/dist/server.js', nothing)).toBe(false);
  });

  test('is what lies beside what is copied', () => {
    const mayBeLeft = readLeftBehind(ONE, DIST);
    expect(mayBeLeft('/app/node_modules/vite/index.js', nothing)).toBe(true);
    expect(mayBeLeft('/app/dist/index.html', nothing)).toBe(false);
  });

  test('is nothing where no stage came', () => {
    expect(readLeftBehind(ONE, ONE)('/app/node_modules/vite/index.js', nothing)).toBe(false);
    expect(readLeftBehind(DIST, DIST)('/app/x', nothing)).toBe(false);
  });
});
