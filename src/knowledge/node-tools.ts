/**
 * Programs of packages that make files below the folder they are run in, where no option or setting says otherwise; or none.
 * By the documentation of each, 2026-11-21.
 */
export const NODE_BUILD_TOOLS: ReadonlySet<string> = new Set([
  'astro', 'babel', 'copyfiles', 'cpx', 'cpx2', 'cpy', 'craco', 'del', 'del-cli', 'esbuild', 'eslint', 'gatsby', 'graphql-codegen',
  'gulp', 'grunt', 'husky', 'is-ci', 'lessc', 'lint-staged', 'microbundle', 'mkdirp', 'ncc', 'ncp', 'nest', 'next', 'ng', 'ngc',
  'ngcc', 'node-gyp', 'nuxi', 'nuxt', 'only-allow', 'parcel', 'patch-package', 'postcss', 'prettier', 'prisma', 'react-scripts',
  'recursive-copy', 'rimraf', 'rollup', 'rsbuild', 'rspack', 'sass', 'svelte-kit', 'svelte-package', 'swc', 'tailwindcss', 'tsc',
  'tsc-alias', 'tsdown', 'tspc', 'ttsc', 'tsup', 'uglifyjs', 'unbuild', 'vite', 'vue-cli-service', 'vue-tsc', 'webpack', 'webpack-cli',
]); // prettier-ignore

/** They build what they start, or start it anew with each change: no container that ships has use for them. */
export const NODE_DEVELOPMENT: ReadonlySet<string> = new Set([
  'babel-node', 'concurrently', 'esno', 'gulp', 'grunt', 'nodemon', 'node-dev', 'parcel', 'react-scripts', 'react-app-rewired', 'rollup',
  'storybook', 'supervisor', 'swc-node', 'ts-node', 'ts-node-dev', 'ts-node-esm', 'tsc', 'tsnd', 'tsup', 'tsx', 'vite', 'vite-node',
  'vue-cli-service', 'vuepress', 'webpack', 'webpack-cli', 'webpack-dev-server', 'ng', 'nest', 'craco', 'esbuild', 'bun', 'deno',
]); // prettier-ignore

/** Commands of programs that otherwise are fit for a container that ships. */
export const NODE_DEVELOPMENT_COMMANDS: Readonly<Record<string, RegExp>> = {
  next: /^(?:dev|build)$/,
  nuxt: /^(?:dev|build)?$/,
  nuxi: /^(?:dev|build)?$/,
  astro: /^(?:dev|build)$/,
  gatsby: /^(?:develop|build)$/,
  remix: /^(?:dev|build|vite:dev)$/,
  strapi: /^(?:develop|dev|build)$/,
};

/** What packages that are installed for everyone put into the folder of programs, by package. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  '@angular/cli': ['ng'],
  '@nestjs/cli': ['nest'],
  '@vue/cli': ['vue'],
  'gulp-cli': ['gulp'],
  'grunt-cli': ['grunt'],
  'http-server': ['http-server'],
  'local-web-server': ['ws'],
  nodemon: ['nodemon'],
  'node-gyp': ['node-gyp'],
  npm: ['npm', 'npx'],
  pm2: ['pm2', 'pm2-runtime', 'pm2-docker', 'pm2-dev'],
  pnpm: ['pnpm', 'pnpx'],
  rimraf: ['rimraf'],
  serve: ['serve'],
  'serve-handler': [],
  'static-server': ['static-server'],
  'ts-node': ['ts-node'],
  tsx: ['tsx'],
  typescript: ['tsc', 'tsserver'],
  vite: ['vite'],
  webpack: ['webpack'],
  'webpack-cli': ['webpack', 'webpack-cli'],
  yarn: ['yarn', 'yarnpkg'],
};

/** `undefined` for a package that is not known. @param name without version */
export function programsOfPackage(name: string): readonly string[] | undefined {
  return Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
}

/** Packages whose programs have another name, by program. */
const PACKAGES: Readonly<Record<string, string>> = {
  dotenv: 'dotenv-cli',
  medusa: '@medusajs/medusa',
  nest: '@nestjs/cli',
  nuxi: 'nuxt',
  'pm2-runtime': 'pm2',
  'pm2-docker': 'pm2',
  'remix-serve': '@remix-run/serve',
  'react-router-serve': '@react-router/serve',
  'sequelize-cli': 'sequelize-cli',
  sequelize: 'sequelize-cli',
  strapi: '@strapi/strapi',
  tsc: 'typescript',
};

/** The package that brings a program, by what packages are named after. */
export function packageOfProgram(name: string): string {
  return Object.hasOwn(PACKAGES, name) ? PACKAGES[name]! : name;
}

/** Packages that fetch a browser or a server into the home folder when they are installed, by their documentation. */
export const FETCHES_INTO_HOME: ReadonlySet<string> = new Set([
  '@playwright/test', 'cypress', 'mongodb-memory-server', 'playwright', 'playwright-chromium', 'playwright-firefox',
  'playwright-webkit', 'puppeteer',
]); // prettier-ignore

/** Packages that start a program of the system, by their documentation: the package of Debian that has it. */
const STARTS: Readonly<Record<string, string>> = {
  gitlog: 'git',
  imagemagick: 'imagemagick',
  'python-shell': 'python3',
  'simple-git': 'git',
};

/** The package of Debian that a package of Node.js cannot do without, where it is one of those. */
export function systemPackageOf(name: string): string | undefined {
  return Object.hasOwn(STARTS, name) ? STARTS[name] : undefined;
}

/** Programs that run scripts of `package.json`, or a command behind their own words. */
export const SCRIPT_RUNNERS: ReadonlySet<string> = new Set([
  'run-s',
  'run-p',
  'npm-run-all',
  'npm-run-all2',
  'concurrently',
]);
