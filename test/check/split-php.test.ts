import { changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const FILES: Files = {
  'composer.json': '{ "require": { "slim/slim": "^4" } }\n',
  'composer.lock': '{ "packages": [{ "name": "slim/slim", "version": "4.13.0" }], "packages-dev": [] }\n',
  'public/index.php': '<?php\n',
  'vhost.conf': 'DocumentRoot /var/www/html/public\n',
};
const ONE = `FROM php:8.3-apache-bookworm
RUN apt-get update && apt-get install -y git libpq-dev libzip-dev nodejs
RUN docker-php-ext-install pdo_pgsql zip && a2enmod rewrite
RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
COPY vhost.conf /etc/apache2/sites-available/000-default.conf
WORKDIR /var/www/html
COPY . .
RUN composer install --no-dev
RUN chown -R www-data:www-data public
ENV APP_ENV=production
EXPOSE 80
`;
const TWO = `FROM php:8.3-apache-bookworm AS build
RUN apt-get update && apt-get install -y git libpq-dev libzip-dev nodejs
RUN docker-php-ext-install pdo_pgsql zip && a2enmod rewrite
RUN mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini"
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
COPY vhost.conf /etc/apache2/sites-available/000-default.conf
WORKDIR /var/www/html
COPY . .
RUN composer install --no-dev
RUN chown -R www-data:www-data public

FROM php:8.3-apache-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 libzip4 && rm -rf /var/lib/apt/lists/*
WORKDIR /var/www/html
COPY --from=build /usr/local/lib/php/extensions /usr/local/lib/php/extensions
COPY --from=build /usr/local/etc/php/conf.d /usr/local/etc/php/conf.d
COPY --from=build /var/www/html /var/www/html
COPY --from=build /etc/apache2/sites-available/000-default.conf /etc/apache2/sites-available/000-default.conf
RUN a2enmod rewrite && mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini" && chown -R www-data:www-data public
ENV APP_ENV=production
EXPOSE 80
`;
const copy = (path: string): string => `COPY --from=build ${path} ${path}\n`;
const EXTENSIONS = copy('/usr/local/lib/php/extensions');
const SETTINGS = copy('/usr/local/etc/php/conf.d');
const AGAIN = 'RUN a2enmod rewrite && mv "$PHP_INI_DIR/php.ini-production" "$PHP_INI_DIR/php.ini" && chown -R www-data:www-data public\n'; // prettier-ignore
const SECOND = '\n\nFROM php:8.3-apache-bookworm';
const INSTALL = 'RUN composer install --no-dev';

const wrong = changingAfter(ONE, TWO, FILES);
const alike = changingBoth(ONE, TWO, FILES);

const WRONG: readonly HandSplit[] = [
  wrong('extensions stay behind', EXTENSIONS, ''),
  wrong('what loads the extensions stays behind', SETTINGS, ''),
  wrong('one extension alone', EXTENSIONS, copy('/usr/local/lib/php/extensions/no-debug-non-zts-20230831/zip.so')),
  wrong('vendor stays behind', copy('/var/www/html'), copy('/var/www/html/public')),
  wrong('vendor alone', copy('/var/www/html'), copy('/var/www/html/vendor')),
  wrong('settings of Apache stay behind', copy('/etc/apache2/sites-available/000-default.conf'), ''),
  wrong('all settings of Apache', copy('/etc/apache2/sites-available/000-default.conf'), copy('/etc')),
  wrong('a library that an extension is linked with', 'libpq5 libzip4', 'libzip4'),
  wrong('a library of another release', 'libzip4', 'libzip5'),
  wrong('a package that was not there', 'libpq5 libzip4', 'libpq5 libzip4 vim'),
  wrong('another version', SECOND, '\n\nFROM php:8.2-apache-bookworm'),
  wrong('another release', SECOND, '\n\nFROM php:8.3-apache-trixie'),
  wrong('another server', SECOND, '\n\nFROM php:8.3-fpm-bookworm'),
  wrong('with threads', SECOND, '\n\nFROM php:8.3-zts-bookworm'),
  wrong('Alpine', SECOND, '\n\nFROM php:8.3-fpm-alpine'),
  wrong('nothing is arranged', AGAIN, ''),
  wrong('no module', 'RUN a2enmod rewrite && mv', 'RUN mv'),
  wrong('another module', 'RUN a2enmod rewrite && mv', 'RUN a2enmod headers && mv'),
  wrong('no owner', ' && chown -R www-data:www-data public\nENV', '\nENV'),
  wrong('another owner', ' && chown -R www-data:www-data public\nENV', ' && chown -R root:root public\nENV'),
  wrong('an owner of more', ' && chown -R www-data:www-data public\nENV', ' && chown -R www-data:www-data /etc\nENV'),
  wrong('owners before the files are there', `${copy('/var/www/html')}${copy('/etc/apache2/sites-available/000-default.conf')}${AGAIN}`, `${AGAIN}${copy('/var/www/html')}${copy('/etc/apache2/sites-available/000-default.conf')}`), // prettier-ignore
  wrong('something else is run', AGAIN, `${AGAIN}RUN rm -rf /var/www/html/public\n`),
  wrong('another folder', 'WORKDIR /var/www/html\nCOPY --from=build', 'WORKDIR /var/www\nCOPY --from=build'),
  alike('files are made behind an owner', INSTALL, `RUN chown -R www-data:www-data /var/www/html\n${INSTALL}`),
  alike('settings that would be changed twice', INSTALL, `RUN sed -i 's/html/html2/' /etc/apache2/sites-available/000-default.conf\n${INSTALL}`), // prettier-ignore
  alike('logs that go elsewhere', INSTALL, `RUN ln -sf /dev/stdout /var/log/apache2/app.log\n${INSTALL}`),
  alike('Composer is started', 'EXPOSE 80', 'CMD composer install && apache2-foreground'),
  alike('a program of a package that stays behind', 'EXPOSE 80', 'HEALTHCHECK CMD git --version'),
  alike('Node.js is started', 'EXPOSE 80', 'CMD ["sh", "-c", "node ssr.js & exec apache2-foreground"]'),
  alike(
    'an extension that nobody knows',
    ' && a2enmod rewrite\nRUN mv',
    ' && pecl install sasl && a2enmod rewrite\nRUN mv',
  ),
  alike('a task that nobody knows', INSTALL, `${INSTALL} && php artisan db:seed`),
  alike('packages of the home folder', INSTALL, `RUN composer global require a/b\n${INSTALL}`),
  ['a script of Composer that nobody knows', ONE, TWO, { ...FILES, 'composer.json': '{ "scripts": { "post-install-cmd": "make install" } }' }], // prettier-ignore
  ['packages elsewhere', ONE, TWO, { ...FILES, 'composer.json': '{ "config": { "vendor-dir": "/opt/vendor" } }' }],
  ['a package that starts Node.js', ONE, TWO, { ...FILES, 'composer.lock': '{ "packages": [{ "name": "spatie/browsershot", "version": "4.0.0" }] }' }], // prettier-ignore
  ['a source that starts Node.js', ONE, TWO, { ...FILES, 'public/pdf.php': '<?php exec("node pdf.js");' }],
  ['headers that came along', ONE.replace('libzip-dev', 'libicu-dev'), TWO.replaceAll('libzip-dev', 'libicu-dev').replace('libpq5 libzip4', 'libicu72 libpq5'), FILES], // prettier-ignore
];

const RIGHT: readonly HandSplit[] = [
  ['Apache, PostgreSQL and Composer', ONE, TWO, FILES],
  alike('with what starts Apache', 'EXPOSE 80', 'EXPOSE 80\nCMD ["apache2-foreground"]'),
  alike('checked by a program of the image', 'EXPOSE 80', 'HEALTHCHECK CMD curl -f http://localhost/'),
  alike('scripts of Laravel', INSTALL, `${INSTALL} && php artisan config:cache`),
];

judgeSplits('a stage of PHP that becomes two', WRONG, RIGHT);
