import { describe, expect, test } from 'vitest';
import { changing, changingBoth, type HandSplit, judgeSplit } from './split-cases.ts';

const PACKAGE = {
  name: 'shop',
  scripts: { build: 'vite build', start: 'bun src/server.ts', dev: 'bun --watch src/server.ts' },
  dependencies: { hono: '4.6.14' },
  devDependencies: { '@types/bun': '1.1.14', vite: '6.0.7' },
};
const withPackage = (changes: object, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'package.json': JSON.stringify({ ...PACKAGE, ...changes }),
  'bun.lock': '{ "lockfileVersion": 1, "packages": {} }',
  'tsconfig.json': '{ "compilerOptions": { "types": ["bun"] } }',
  'src/server.ts': "import { Hono } from 'hono';\nexport default new Hono();\n",
  'vite.config.ts': "import { defineConfig } from 'vite';\nexport default defineConfig({});\n",
  ...more,
}); // prettier-ignore
const FILES = withPackage({});

const PRUNE = 'RUN rm -rf node_modules && bun install --production --frozen-lockfile\n';
const BEFORE = `FROM oven/bun:1.2
RUN apt-get update && apt-get install -y git
WORKDIR /app
COPY . .
RUN bun install --frozen-lockfile
RUN bun run build
USER bun
EXPOSE 3000
CMD ["bun", "src/server.ts"]
`;
const AFTER = `FROM oven/bun:1.2 AS build
RUN apt-get update && apt-get install -y git
WORKDIR /app
COPY . .
RUN bun install --frozen-lockfile
RUN bun run build
${PRUNE}FROM oven/bun:1.2-slim
WORKDIR /app
COPY --from=build /app /app
USER bun
EXPOSE 3000
CMD ["bun", "src/server.ts"]
`;
const before = changing(BEFORE);
const after = changing(AFTER);
/** The same change in both. */
const both = changingBoth(BEFORE, AFTER, FILES);
const started = (name: string, cmd: string, files = FILES): HandSplit =>
  both(name, 'CMD ["bun", "src/server.ts"]', cmd, files);
const kept = AFTER.replace(PRUNE, '');

describe('what is right is accepted', () => {
  test.each<HandSplit>([
    ['by hand', BEFORE, AFTER, FILES],
    ['what development needs stays', BEFORE, kept, FILES],
    ['a lock file that may change', before(' --frozen-lockfile', ''), after('install --frozen-lockfile\nRUN bun run', 'install\nRUN bun run').replace(PRUNE, 'RUN rm -rf node_modules && bun install --omit=dev\n'), FILES],
    ['a script that is started', ...(started('', 'CMD ["bun", "start"]').slice(1) as [string, string]), FILES],
    ['a source that the entrypoint hands to bun', ...(started('', 'CMD ["src/server.ts"]').slice(1) as [string, string]), FILES],
    ['a tool of a package', BEFORE.replace('bun run build', 'bunx --bun vite build'), AFTER.replace('bun run build', 'bunx --bun vite build'), FILES],
    ['Debian 13', BEFORE.replaceAll('bun:1.2', 'bun:latest'), AFTER.replace('bun:1.2 ', 'bun:latest ').replace('bun:1.2-slim', 'bun:slim'), FILES],
    ['the same image', BEFORE.replaceAll('bun:1.2', 'bun:1.2-slim'), AFTER.replace('bun:1.2 ', 'bun:1.2-slim '), FILES],
  ])('%s', (...split) => {
    expect(judgeSplit(split as unknown as HandSplit)).toBeUndefined();
  }); // prettier-ignore
});

describe('what is wrong is declined', () => {
  test.each<HandSplit>([
    ['another version', BEFORE, after('1.2-slim', '1.1-slim'), FILES],
    ['a version of another release', BEFORE, after('1.2-slim', '1.3-slim'), FILES],
    ['another system', BEFORE, after('1.2-slim', '1.2-alpine'), FILES],
    ['an image without a shell, which starts bun by itself', BEFORE, after('1.2-slim', '1.2-distroless'), FILES],
    ['no Bun', BEFORE, after('oven/bun:1.2-slim', 'debian:bookworm-slim'), FILES],
    ['Node.js in its place', BEFORE, after('oven/bun:1.2-slim', 'node:22-slim'), FILES],
    ['a part of what was made', BEFORE, after('/app /app', '/app/dist /app/dist'), FILES],
    ['another folder', BEFORE, after('/app /app', '/app /srv'), FILES],
    ['nothing', BEFORE, after('COPY --from=build /app /app\n', ''), FILES],
    ['a prune that bun does not do', BEFORE, after('rm -rf node_modules && ', ''), FILES],
    ['a prune by npm', BEFORE, AFTER.replace(PRUNE, 'RUN npm prune --omit=dev\n'), FILES],
    ['a prune that leaves nothing', BEFORE, AFTER.replace(PRUNE, 'RUN rm -rf node_modules\n'), FILES],
    ['a prune that may change the lock file', BEFORE, after('--production --frozen-lockfile', '--omit=dev'), FILES],
    ['a prune that ends the build', before(' --frozen-lockfile', ''), AFTER.replace('install --frozen-lockfile\nRUN bun run', 'install\nRUN bun run'), FILES],
    both('a package that was put in by name', 'RUN bun run build', 'RUN bun add zod && bun run build'),
    both('packages without a lock file', 'RUN bun install --frozen-lockfile', 'RUN bun install --no-save'),
    both('two folders of packages', 'RUN bun install --frozen-lockfile', 'RUN bun install --frozen-lockfile && cd web && bun install --frozen-lockfile', withPackage({}, { 'web/package.json': '{}' })),
    started('a start that watches', 'CMD ["bun", "--watch", "src/server.ts"]'),
    started('a script that watches', 'CMD ["bun", "run", "dev"]'),
    started('a start that builds', 'CMD ["bun", "build", "src/server.ts"]'),
    started('a start that tests', 'CMD ["bun", "test"]'),
    started('a start by what is taken out', 'CMD ["bunx", "vite", "preview"]'),
    started('a word that the entrypoint hands to bun', 'CMD ["install"]'),
    started('a source that is not there', 'CMD ["bun", "/srv/server.ts"]'),
    ['F9: a script of the project', BEFORE, AFTER, withPackage({ scripts: { ...PACKAGE.scripts, postinstall: 'bun src/generate.ts' } })],
    ['a source that loads what is taken out', BEFORE, AFTER, withPackage({}, { 'src/dev.ts': "import { createServer } from 'vite';\n" })],
    ['settings that extend what is taken out', BEFORE, AFTER, withPackage({}, { 'tsconfig.json': '{ "extends": "vite/tsconfig.json" }' })],
    ['a plugin that pages are served with', BEFORE, AFTER, withPackage({}, { 'bunfig.toml': '[serve.static]\nplugins = ["vite/plugin"]\n' })],
    ['a source whose JSX comes from what is taken out', BEFORE, AFTER, withPackage({}, { 'src/page.tsx': '/** @jsxImportSource vite */\nexport const page = <p />;\n' })],
    ['JSX of React, which is taken out', BEFORE, AFTER, withPackage({ devDependencies: { react: '19.0.0', vite: '6.0.7' } }, { 'src/page.tsx': 'export const page = <p />;\n' })],
    ['what bunfig.toml decides', BEFORE, AFTER, withPackage({}, { 'bunfig.toml': '[install]\nproduction = false\n' })],
    ['packages of a workspace', BEFORE, AFTER, withPackage({ workspaces: ['web'] }, { 'web/package.json': '{ "name": "web" }' })],
    both('a program that a source starts', 'RUN bun run build', 'RUN bun src/icons.ts', withPackage({}, { 'src/icons.ts': "Bun.spawn(['convert', '/usr/share/a.svg']);\n" })),
    both('another Bun', 'RUN bun run build', 'RUN bun upgrade && bun run build'),
    both('a library that is lost', 'install -y git', 'install -y libvips42'),
  ])('%s', (...split) => {
    expect(judgeSplit(split as unknown as HandSplit)).toEqual(expect.any(String));
  }); // prettier-ignore
});
