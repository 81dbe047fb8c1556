import { changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const MANIFEST = {
  name: 'garden',
  version: '1.0.0',
  scripts: { build: 'next build', start: 'next start' },
  dependencies: { next: '^15.1.0', react: '^19.0.0' },
};
const LOCK = {
  name: 'garden',
  lockfileVersion: 3,
  packages: {
    '': { name: 'garden', dependencies: MANIFEST.dependencies },
    'node_modules/next': { version: '15.1.3', resolved: 'https://registry.example.com/next/-/next-15.1.3.tgz' },
    'node_modules/react': { version: '19.0.0', resolved: 'https://registry.example.com/react/-/react-19.0.0.tgz' },
  },
};
const FILES: Files = {
  'package.json': JSON.stringify(MANIFEST),
  'package-lock.json': JSON.stringify(LOCK),
  'next.config.mjs': "export default { output: 'standalone' };\n",
  'app/page.js': 'export default () => null;\n',
  'public/tulip.svg': '<svg/>\n',
};
const NEXT = `FROM node:22-bookworm
WORKDIR /app
COPY . .
RUN npm ci && npm run build
RUN cp -r public .next/standalone/ && cp -r .next/static .next/standalone/.next/
ENV HOSTNAME=0.0.0.0
CMD ["node", ".next/standalone/server.js"]
`;
const COPY = 'COPY --from=build /app/.next/standalone /app/.next/standalone\n';
const NEXT_SPLIT = `FROM node:22-bookworm AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build
RUN cp -r public .next/standalone/ && cp -r .next/static .next/standalone/.next/

FROM node:22-bookworm-slim
WORKDIR /app
${COPY}ENV HOSTNAME=0.0.0.0
CMD ["node", ".next/standalone/server.js"]
`;
const CMD = 'CMD ["node", ".next/standalone/server.js"]';

const wrong = changingAfter(NEXT, NEXT_SPLIT, FILES);
const alike = changingBoth(NEXT, NEXT_SPLIT, FILES);
const withFiles = (name: string, files: Files): HandSplit => [name, NEXT, NEXT_SPLIT, { ...FILES, ...files }];
const settings = (name: string, text: string): HandSplit => withFiles(name, { 'next.config.mjs': text });
const dependencies = (more: Readonly<Record<string, string>>): Files => ({
  'package.json': JSON.stringify({ ...MANIFEST, dependencies: { ...MANIFEST.dependencies, ...more } }),
});

const WRONG: readonly HandSplit[] = [
  wrong('the server is not copied', COPY, ''),
  wrong('the server without its packages', COPY, COPY.replaceAll('standalone', 'standalone/server.js')),
  wrong('the server goes elsewhere', COPY, 'COPY --from=build /app/.next/standalone /app\n'),
  wrong('another version of Node.js', 'node:22-bookworm-slim', 'node:20-bookworm-slim'),
  wrong('Node.js on another release', 'node:22-bookworm-slim', 'node:22-trixie-slim'),
  wrong('no Node.js', 'node:22-bookworm-slim', 'debian:bookworm-slim'),
  wrong('a variable lost', 'ENV HOSTNAME=0.0.0.0\n', ''),
  wrong('another folder', `WORKDIR /app\n${COPY}`, `WORKDIR /srv\n${COPY}`),
  alike('the other server of Next.js', CMD, 'CMD ["npx", "next", "start"]'),
  alike('npm, which reads package.json', CMD, 'CMD ["npm", "start"]'),
  alike('a server of its own', CMD, 'CMD ["node", "server.js"]'),
  alike('a module before it', CMD, 'CMD ["node", "-r", "./tracing.js", ".next/standalone/server.js"]'),
  alike('something before it', CMD, 'CMD node migrate.js && node .next/standalone/server.js'),
  alike('a health check with a file of the project', 'ENV HOSTNAME=0.0.0.0', 'HEALTHCHECK CMD node /app/health.js'),
  alike('a folder that is named', 'ENV HOSTNAME=0.0.0.0', 'ENV UPLOADS=/app/uploads'),
  alike('a volume in the project', 'ENV HOSTNAME=0.0.0.0', 'VOLUME /app/data'),
  settings('no server is packed', 'export default {};\n'),
  settings('it is packed at times', "export default { output: process.env.CI ? 'standalone' : undefined };\n"),
  settings('a remark says so', "// output: 'standalone',\nexport default {};\n"),
  settings('a longer remark says so', "/*\n output: 'standalone',\n*/\nexport default {};\n"),
  settings('the build lies elsewhere', "export default { output: 'standalone', distDir: 'build' };\n"),
  settings(
    'files are left out',
    "export default { output: 'standalone', outputFileTracingExcludes: { '*': ['x'] } };\n",
  ),
  withFiles('two settings', { 'next.config.js': 'module.exports = {};\n' }),
  withFiles('a source names the folder', { 'lib/menu.js': "export const menu = '/app/menu.json';\n" }),
  withFiles('pictures by an older Next.js', dependencies({ next: '^14.2.0', sharp: '^0.33.0' })),
  withFiles('a version that is some day’s', dependencies({ next: 'latest' })),
];

const RIGHT: readonly HandSplit[] = [
  ['a server that Next.js has packed', NEXT, NEXT_SPLIT, FILES],
  alike('options of Node.js', CMD, 'CMD ["node", "--enable-source-maps", "/app/.next/standalone/server.js"]'),
  settings('double quotes', 'const settings = {\n  output: "standalone"\n};\nexport default settings;\n'),
  ['from the slim image, to the slim image', NEXT.replace('22-bookworm', '22-bookworm-slim'), NEXT_SPLIT.replace('22-bookworm AS', '22-bookworm-slim AS'), FILES], // prettier-ignore
  wrong('all of the folder', COPY, 'COPY --from=build /app /app\n'),
];

const SITE = `FROM node:20-bookworm
RUN npm install -g serve@14
WORKDIR /app
COPY . .
RUN npm ci && npm run build
ENTRYPOINT ["serve"]
CMD ["-s", "out"]
`;
const SITE_SPLIT = `FROM node:20-bookworm AS build
RUN npm install -g serve@14
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:20-bookworm-slim
RUN npm install -g serve@14
WORKDIR /app
COPY --from=build /app/out /app/out
ENTRYPOINT ["serve"]
CMD ["-s", "out"]
`;
const site = changingAfter(SITE, SITE_SPLIT, FILES);
const WRONG_SITES: readonly HandSplit[] = [
  site('another folder is served', '/app/out /app/out', '/app/build /app/build'),
  site('the server is not there', 'slim\nRUN npm install -g serve@14\n', 'slim\n'),
  site('nothing is served', 'COPY --from=build /app/out /app/out\n', ''),
];

judgeSplits(
  'a stage of Next.js or of a site that becomes two',
  [...WRONG, ...WRONG_SITES],
  [...RIGHT, ['a server whose arguments stand apart', SITE, SITE_SPLIT, FILES]],
);
