/** Where the official images have gems and what Bundler writes down of them: `GEM_HOME` (docker-library/ruby, 2026-11-21). */
export const BUNDLE = '/usr/local/bundle';

/** Variables that put gems, or what Bundler knows of them, elsewhere (bundler.io, "bundle config"; rubygems.org, "Environment"). */
export const GEM_PLACES =
  /^(?:GEM_HOME|GEM_PATH|GEM_SPEC_CACHE|BUNDLE_PATH|BUNDLE_PATH__\w+|BUNDLE_HOME|BUNDLE_APP_CONFIG|BUNDLE_USER_\w+|BUNDLE_SYSTEM_BINDIR|BUNDLE_BIN|BUNDLE_GEMFILE|BUNDLE_CACHE_PATH|BUNDLE_GLOBAL_\w+|RUBYLIB|HOME)$/;

/** Programs that come with another gem than that of their name. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  rails: ['railties', 'rails'],
  rackup: ['rackup', 'rack'],
  pumactl: ['puma'],
  sidekiqmon: ['sidekiq'],
  unicorn_rails: ['unicorn'],
  ruby: [],
};

/** The gems of which one brings a program. */
export function gemsOf(program: string): readonly string[] {
  return Object.hasOwn(PROGRAMS, program) ? PROGRAMS[program]! : [program];
}

/** Gems that look for a JavaScript runtime as soon as they are loaded (rails/execjs, "lib/execjs/module.rb"). */
export const JAVASCRIPT_USERS: ReadonlySet<string> = new Set(['execjs', 'uglifier', 'terser', 'coffee-script', 'coffee-rails', 'autoprefixer-rails', 'react-rails', 'barber', 'babel-transpiler']); // prettier-ignore
/** They bring one. */
export const JAVASCRIPT_RUNTIMES: ReadonlySet<string> = new Set(['mini_racer', 'therubyracer', 'duktape']);
/** Packages of the system that bring Node.js and its tools. */
export const NODE_PACKAGES: ReadonlySet<string> = new Set(['nodejs', 'npm', 'yarn', 'yarnpkg']);

/** Tasks that write below the folder of the project. */
export const FOLDER_TASKS: ReadonlySet<string> = new Set(['assets:precompile', 'assets:clean', 'assets:clobber', 'webpacker:compile', 'shakapacker:compile', 'vite:build', 'tmp:clear', 'log:clear', 'css:build', 'javascript:build', 'tailwindcss:build', 'db:schema:load', 'i18n:js:export', 'bootsnap:precompile']); // prettier-ignore

/** In every slim image of Ruby, since the interpreter is linked with it (docker-library/ruby; the catalogue's list of packages). */
export const IN_SLIM_RUBY =
  /^(?:libc6|zlib1g|libgcc-s1|libstdc\+\+6|libssl(?:1\.1|3|3t64)|libffi[78]|libyaml-0-2|libgmp10|libgdbm6(?:t64)?|liblzma5|libbz2-1\.0|tzdata|ca-certificates)$/;

/** Gems that are written in Ruby alone, and need nothing of the system (their specifications on rubygems.org, 2026-11-21). */
export const PURE_GEMS: ReadonlySet<string> = new Set([
  'actioncable', 'actionmailbox', 'actionmailer', 'actionpack', 'actiontext', 'actionview', 'activejob', 'activemodel',
  'activerecord', 'activestorage', 'activesupport', 'addressable', 'base64', 'builder', 'bundler', 'coderay', 'concurrent-ruby',
  'connection_pool', 'crass', 'devise', 'dotenv', 'drb', 'erubi', 'faraday', 'faraday-net_http', 'globalid', 'i18n',
  'importmap-rails', 'jbuilder', 'jwt', 'kaminari', 'loofah', 'mail', 'marcel', 'method_source', 'mini_mime', 'mini_portile2',
  'minitest', 'multi_json', 'mustermann', 'mutex_m', 'net-imap', 'net-pop', 'net-protocol', 'net-smtp', 'orm_adapter',
  'propshaft', 'public_suffix', 'pundit', 'rack', 'rack-protection', 'rack-session', 'rack-test', 'rackup', 'rails',
  'rails-dom-testing', 'rails-html-sanitizer', 'railties', 'rake', 'redis', 'redis-client', 'responders', 'ruby2_keywords',
  'securerandom', 'sinatra', 'sinatra-contrib', 'sprockets', 'sprockets-rails', 'stimulus-rails', 'thor', 'tilt', 'timeout',
  'turbo-rails', 'useragent', 'warden', 'webrick', 'websocket-extensions', 'zeitwerk',
]); // prettier-ignore

/**
 * What gems need besides what the catalogue knows: programs that they start, files that they read, and libraries that they are
 * linked with or open (their documentation, 2026-11-21). Of a library, its names in the releases; one that the builder lacks they
 * do without.
 */
export const ALSO_NEEDED: Readonly<Record<string, readonly string[]>> = {
  cairo: ['libcairo2'],
  do_postgres: ['libpq5'],
  dragonfly: ['imagemagick'],
  ethon: ['libcurl4', 'libcurl4t64'],
  git: ['git'],
  grit: ['git'],
  'kt-paperclip': ['imagemagick', 'file'],
  'libxml-ruby': ['libxml2'],
  'libxslt-ruby': ['libxml2', 'libxslt1.1'],
  mimemagic: ['shared-mime-info'],
  mysql: ['libmariadb3'],
  paperclip: ['imagemagick', 'file'],
  patron: ['libcurl4', 'libcurl4t64'],
  'ruby-filemagic': ['libmagic1', 'libmagic1t64'],
};
