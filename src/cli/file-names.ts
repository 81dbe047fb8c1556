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

/** Folders that hold what others wrote or a tool made. They are not looked into; one that is named is. */
export const FOREIGN_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.jj',
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.yarn',
  '.pnpm-store',
  'vendor',
  'vendored',
  'third_party',
  'third-party',
  '3rdparty',
  'Godeps',
  '.venv',
  'venv',
  'virtualenv',
  'site-packages',
  '__pycache__',
  '.tox',
  '.nox',
  '.eggs',
  '.mypy_cache',
  '.terraform',
  '.bundle',
  '.gradle',
  '.cargo',
  'Pods',
  'Carthage',
]);
