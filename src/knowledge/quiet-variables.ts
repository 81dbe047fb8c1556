/** Variables of applications, that no package manager and no script of a package of a system looks at. */
const QUIET: ReadonlySet<string> = new Set([
  'APP_ENV', 'APP_HOME', 'APP_PORT', 'DJANGO_SETTINGS_MODULE', 'ENVIRONMENT', 'FLASK_APP', 'FLASK_DEBUG', 'FLASK_ENV', 'HOST',
  'NODE_ENV', 'NODE_OPTIONS', 'NPM_CONFIG_LOGLEVEL', 'PIP_DISABLE_PIP_VERSION_CHECK', 'PIP_NO_CACHE_DIR', 'PORT', 'PYTHONDONTWRITEBYTECODE',
  'PYTHONFAULTHANDLER', 'PYTHONUNBUFFERED', 'RACK_ENV', 'RAILS_ENV', 'RAILS_LOG_TO_STDOUT', 'RAILS_SERVE_STATIC_FILES',
]); // prettier-ignore

/** Whether installing packages of a system is the same with and without a variable. */
export function isQuietVariable(name: string): boolean {
  return QUIET.has(name);
}
