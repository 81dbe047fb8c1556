import { changing, changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const lock = (...gems: readonly string[]): string =>
  `GEM\n  remote: https://rubygems.org/\n  specs:\n${gems.map((gem) => `    ${gem}\n`).join('')}\nPLATFORMS\n  ruby\n\nBUNDLED WITH\n   2.5.9\n`;
const GEMS = ['pg (1.5.6)', 'puma (6.4.2)', 'nio4r (2.7.3)', 'rack (3.0.11)', 'sinatra (4.0.0)'];
const FILES: Files = {
  Gemfile: "source 'https://rubygems.org'\n",
  'Gemfile.lock': lock(...GEMS),
  'app.rb': "require 'sinatra'\n",
};
const ONE = `FROM ruby:3.3-bookworm
ENV RACK_ENV=production
WORKDIR /app
COPY . .
RUN bundle install
EXPOSE 9292
CMD ["bundle", "exec", "puma"]
`;
const TWO = `FROM ruby:3.3-bookworm AS build
ENV RACK_ENV=production
WORKDIR /app
COPY . .
RUN bundle install

FROM ruby:3.3-slim-bookworm
ENV RACK_ENV=production
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app /app
EXPOSE 9292
CMD ["bundle", "exec", "puma"]
`;
const BUNDLE = 'COPY --from=build /usr/local/bundle /usr/local/bundle\n';
const SLIM = 'FROM ruby:3.3-slim-bookworm';
const START = '["bundle", "exec", "puma"]';
const INSTALL =
  'RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n';

const wrong = changingAfter(ONE, TWO, FILES);
const alike = changingBoth(ONE, TWO, FILES);
const withLock = (name: string, text: string): HandSplit => [name, ONE, TWO, { ...FILES, 'Gemfile.lock': text }];

const GIT = `GIT\n  remote: https://github.com/example/a.git\n  revision: ${'ab12'.repeat(10)}\n  specs:\n    a (1.0.0)\n\n`;

/** A build with Node.js, on the slim image. */
const RAILS = `FROM ruby:3.3-slim-bookworm
ENV RAILS_ENV=production
RUN apt-get update && apt-get install -y build-essential nodejs
WORKDIR /app
COPY . .
RUN bundle install
RUN SECRET_KEY_BASE=1 bundle exec rails assets:precompile
CMD ["bundle", "exec", "puma"]
`;
const RAILS_SPLIT = `FROM ruby:3.3-slim-bookworm AS build
ENV RAILS_ENV=production
RUN apt-get update && apt-get install -y build-essential nodejs
WORKDIR /app
COPY . .
RUN bundle install
RUN SECRET_KEY_BASE=1 bundle exec rails assets:precompile

FROM ruby:3.3-slim-bookworm
ENV RAILS_ENV=production
WORKDIR /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app /app
CMD ["bundle", "exec", "puma"]
`;
const RAILS_FILES: Files = { 'Gemfile.lock': lock('puma (6.4.2)', 'railties (7.1.3)'), 'config/environments/production.rb': 'config.assets.compile = false\n' }; // prettier-ignore
const rails = (name: string, from: string, to: string, files: Files = RAILS_FILES): HandSplit => [name, RAILS.replace(from, () => to), RAILS_SPLIT.replaceAll(from, () => to), files]; // prettier-ignore

const WRONG: readonly HandSplit[] = [
  wrong('gems stay behind', BUNDLE, ''),
  wrong('a part of the gems', BUNDLE, 'COPY --from=build /usr/local/bundle/gems /usr/local/bundle/gems\n'),
  wrong('gems in another place', BUNDLE, 'COPY --from=build /usr/local/bundle /bundle\n'),
  wrong('the program stays behind', 'COPY --from=build /app /app\n', ''),
  wrong('a library that a gem is linked with', INSTALL, ''),
  wrong('another library', 'libpq5', 'libmariadb3'),
  wrong('what nobody asked for', 'libpq5', 'libpq5 vim'),
  wrong('another version', SLIM, 'FROM ruby:3.2-slim-bookworm'),
  wrong('another release', SLIM, 'FROM ruby:3.3-slim-trixie'),
  wrong('Alpine', SLIM, 'FROM ruby:3.3-alpine'),
  wrong('no Ruby', SLIM, 'FROM debian:bookworm-slim'),
  wrong('gems are installed again', BUNDLE, `${BUNDLE}RUN bundle install\n`),
  wrong('a variable lost', `${SLIM}\nENV RACK_ENV=production\n`, `${SLIM}\n`),
  alike('gems are installed when it starts', START, 'bundle install && bundle exec puma'),
  alike('a program that no gem brings', START, '["bundle", "exec", "unicorn"]'),
  alike('one by its name alone', START, '["sidekiq"]'),
  alike('assets are compiled when it starts', START, 'bundle exec rake assets:precompile && bundle exec puma'),
  alike('a program of the full image', 'EXPOSE 9292', 'HEALTHCHECK CMD curl -f http://localhost:9292/'),
  alike(
    'settings of Bundler somewhere',
    'RUN bundle install',
    "RUN bundle config set without 'test'\nRUN bundle install",
  ),
  alike('gems elsewhere', 'ENV RACK_ENV=production\nWORKDIR', 'ENV GEM_HOME=/gems\nWORKDIR', FILES).map((text, i) => (i === 2 && typeof text === 'string' ? text.replace('ENV RACK_ENV=production', 'ENV GEM_HOME=/gems') : text)) as unknown as HandSplit, // prettier-ignore
  alike('gems by a variable of the command', 'RUN bundle install', 'RUN BUNDLE_PATH=/gems bundle install'),
  alike('a gem that no lock file names', 'RUN bundle install', 'RUN gem install pg && bundle install'),
  alike('RubyGems itself', 'RUN bundle install', 'RUN gem update --system && bundle install'),
  alike('settings of the home folder stay behind', 'RUN bundle install', 'RUN bundle config --global frozen 1 && bundle install'), // prettier-ignore
  alike('a shell alone', START, '["bash"]'),
  withLock('nothing that can be read', 'gems\n'),
  withLock('a library more', lock(...GEMS, 'charlock_holmes (0.7.7)')),
  withLock('an old Bundler, which starts git', `${GIT}${lock(...GEMS).replace('2.5.9', '1.17.2')}`),
  withLock('a repository without its revision', `${GIT.replace(/ {2}revision.*\n/, '')}${lock(...GEMS)}`),
  withLock('a program that a gem starts', lock(...GEMS, 'paperclip (6.1.0)')),
  withLock('files that a gem reads', lock(...GEMS, 'mimemagic (0.4.3)')),
  ['without a lock file', ONE, TWO, { Gemfile: '', 'app.rb': '' }],
  rails('Node.js stays behind in development', 'ENV RAILS_ENV=production\n', 'ENV RAILS_ENV=development\n'),
  rails('Node.js stays behind, and a gem looks for it', 'x', 'x', { ...RAILS_FILES, 'Gemfile.lock': lock('puma (6.4.2)', 'railties (7.1.3)', 'execjs (2.9.1)') }), // prettier-ignore
  rails('Node.js stays behind, and assets are compiled later', 'x', 'x', { ...RAILS_FILES, 'config/environments/production.rb': 'config.assets.compile = true\n' }), // prettier-ignore
  rails('Node.js stays behind, and a source starts it', 'x', 'x', { ...RAILS_FILES, 'app/pdf.rb': 'system("node render.js")\n' }), // prettier-ignore
];

const RIGHT: readonly HandSplit[] = [
  ['Sinatra and PostgreSQL', ONE, TWO, FILES],
  rails('Rails, whose Node.js stays behind', 'x', 'x'),
  withLock('a gem out of a repository', `${GIT}${lock(...GEMS)}`),
  alike('settings of the project', 'RUN bundle install', "RUN bundle config set --local without 'test'\nRUN bundle install"), // prettier-ignore
  ['settings of the home folder', changing(ONE)('RUN bundle', 'RUN bundle config --global frozen 1 && bundle'), changing(TWO)('RUN bundle', 'RUN bundle config --global frozen 1 && bundle').replace(BUNDLE, `${BUNDLE}COPY --from=build /root/.bundle/config /root/.bundle/config\n`), FILES], // prettier-ignore
  alike('a program of the image', START, '["ruby", "app.rb"]'),
  alike('a program of a gem by its name', START, '["puma", "-p", "80"]'),
];

judgeSplits('a stage of Ruby that becomes two', WRONG, RIGHT);
