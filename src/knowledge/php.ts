/** Where the official images have extensions that are compiled, and the files that load them (docker-library/php, 2026-11-21). */
export const EXTENSIONS = '/usr/local/lib/php/extensions';
export const EXTENSION_SETTINGS = '/usr/local/etc/php/conf.d';

/** Programs that the images bring besides those of PHP: with Apache, what starts it, and what all of them install (docker-library/php, "Dockerfile-linux.template"). */
export const SERVER_PROGRAMS: readonly string[] = [
  'apache2-foreground',
  'apache2',
  'apache2ctl',
  'apachectl',
  'a2enmod',
  'curl',
  'xz',
];

/** Composer out of its own image, put among the programs of the system. */
export const BRINGS_COMPOSER = /^\s*COPY\s+--from=(?:docker\.io\/(?:library\/)?)?composer(?::[\w.-]+)?(?:@sha256:[0-9a-f]{64})?\s+\/usr\/bin\/composer\s+\/usr\/(?:local\/)?bin\/(?:composer)?\s*$/i; // prettier-ignore

/** Tasks of Artisan and of Symfony's console that write below the folder of the project. */
export const CONSOLE_TASKS = /^(?:(?:config|route|view|event|optimize|icons|filament|package|livewire|ziggy)(?::(?:cache|clear|discover|optimize|generate))?|storage:link|key:generate|vendor:publish|cache:(?:clear|warmup)|assets:install|asset-map:compile|importmap:install|tailwind:build)$/; // prettier-ignore

/** Scripts of a `composer.json` that write below its folder, as the projects of frameworks have them. */
export const COMPOSER_SCRIPT =
  /^(?:@(?:auto-scripts|clear|prepare|build|php (?:artisan|bin\/console) [\w:-]+(?: -[\w=-]+)*)|(?:php )?(?:artisan|bin\/console) [\w:-]+(?: -[\w=-]+)*|[A-Z]\w*(?:\\\w+)+::\w+|@?php -r "file_exists\('\.env'\) \|\| copy\('\.env\.example', '\.env'\);"|symfony-cmd|@composer dump-autoload)$/; // prettier-ignore

/** Packages of Composer that start Node.js (packagist.org, 2026-11-21). */
export const NODE_USERS: ReadonlySet<string> = new Set(['spatie/browsershot', 'nesk/puphpeteer', 'spatie/laravel-pdf', 'spatie/crawler', 'nesk/rialto', 'tightenco/ziggy-ssr', 'inertiajs/inertia-laravel', 'laravel/octane']); // prettier-ignore
