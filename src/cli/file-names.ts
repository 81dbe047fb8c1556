/** The names under which Dockerfiles are found in a folder. */
export const DOCKERFILE_GLOBS: readonly string[] = [
  '**/Dockerfile',
  '**/dockerfile',
  '**/Dockerfile.*',
  '**/Dockerfile-*',
  '**/*.Dockerfile',
  '**/*.dockerfile',
  '**/Containerfile*',
];

const TEMPLATES = [
  'j2',
  'jinja',
  'jinja2',
  'tmpl',
  'tpl',
  'tmp',
  'template',
  'templ',
  'erb',
  'epp',
  'in',
  'mustache',
  'handlebars',
  'hbs',
  'ejs',
  'eta',
  'm4',
  'gotmpl',
  'gotemplate',
  'liquid',
  'njk',
  'mako',
  'envsubst',
  'cue',
  'jsonnet',
];
const LEFTOVERS = ['orig', 'rej', 'bak', 'backup', 'old', 'save', 'swp', 'swo', 'swn', 'patch', 'diff'];
const DOCUMENTS = ['md', 'markdown', 'rst', 'adoc', 'html'];

/** Names that look like those of Dockerfiles and are not: ignore files, templates, leftovers of editors, documents. */
export const OTHER_FILE_GLOBS: readonly string[] = [
  '**/*.dockerignore',
  '**/*.containerignore',
  '**/*~',
  '**/#*#',
  ...[...TEMPLATES, ...LEFTOVERS, ...DOCUMENTS].map((extension) => `**/*.${extension}`),
];

export { FOREIGN_FOLDERS } from '../knowledge/foreign-folders.ts';
