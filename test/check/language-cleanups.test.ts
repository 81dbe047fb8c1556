import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';

type Change = readonly [name: string, before: string, after: string];

/** A command put behind a script, with its link. @param behind what stands on top of the RUN */
const adds = (name: string, script: string, end: string, behind = '', head = ''): Change => [
  name,
  `FROM a\n${head}RUN ${script}\n${behind}`,
  `FROM a\n${head}RUN ${script}${end}\n${behind}`,
];

const EFFECT = ['removes-files'] as const;
const CONDA = 'conda install -y numpy';
const CLEAN = ' && conda clean --all --yes';
const COMPOSER = 'composer install --no-dev';
const CLEAR = ' && composer clear-cache';
const BUNDLE = 'bundle install';
const ARCHIVES = ' && rm -rf "$(gem env gemdir)"/cache/*.gem';

const M2 = ' && rm -rf ~/.m2/repository';
const CRATES = ' && rm -rf "${CARGO_HOME:-$HOME/.cargo}"/registry';
const PIP = ' && rm -rf ~/.cache/pip ~/.cache/pipenv';
const POETRY = ' && rm -rf ~/.cache/pypoetry/artifacts ~/.cache/pypoetry/cache';
/** On an image of Go. */
const onGo = ([name, ...texts]: Change, tag = '1.22'): Change =>
  [name, ...texts.map((text) => text.replace('FROM a', `FROM golang:${tag}`))] as unknown as Change;
const BUILT = ' && go clean -cache -modcache';

const right: readonly Change[] = [
  adds('conda', CONDA, CLEAN),
  adds('conda, more behind it', `${CONDA} && pip install x`, CLEAN),
  adds('conda by its path', `/opt/conda/bin/${CONDA}`, ' && /opt/conda/bin/conda clean --all --yes'),
  adds('conda by a path from here', `./c/bin/${CONDA}`, ' && ./c/bin/conda clean --all --yes'),
  adds('conda under errexit', `set -e; ${CONDA}`, '; conda clean --all --yes'),
  adds('an environment', 'conda env create -f e.yml', CLEAN),
  adds('an answer by a pipe', 'yes | conda install numpy', CLEAN),
  adds('mamba', 'mamba install -y numpy', ' && mamba clean --all --yes'),
  adds('micromamba', 'micromamba create -y -n e numpy', ' && micromamba clean --all --yes'),
  adds('an installer that is deleted', `bash Miniconda3-latest.sh -b && ${CONDA} && rm Miniconda3-latest.sh`, CLEAN),
  adds('composer', COMPOSER, CLEAR),
  adds('composer for all', 'composer global require a/b', CLEAR),
  adds('composer as another user', COMPOSER, CLEAR, '', 'USER app\n'),
  adds('composer by sudo', `sudo ${COMPOSER}`, ' && sudo composer clear-cache'),
  adds('composer in a subshell', `(cd /app && ${COMPOSER})`, CLEAR),
  adds('build packages go', `apk add --virtual .b gcc && ${COMPOSER} && apk del .b`, CLEAR),
  adds('bundle', BUNDLE, ARCHIVES),
  adds('bundle alone', 'bundle', ARCHIVES),
  adds('bundle, and its command at the start', BUNDLE, ARCHIVES, 'CMD ["bundle", "exec", "puma"]\n'),
  adds('gem', 'gem install rails', ARCHIVES),
  adds('gem by its path', '/r/bin/gem install rails', ' && rm -rf "$(/r/bin/gem env gemdir)"/cache/*.gem'),
  adds('pipenv', 'pipenv install --system', PIP),
  adds('pipenv by a user', 'pipenv install', PIP, '', 'USER app\n'),
  adds('poetry', 'poetry install', POETRY),
  adds('uv', 'uv sync --frozen', ' && uv cache clean'),
  adds('uv, and the program it starts', 'uv sync', ' && uv cache clean', 'CMD ["uv", "run", "--no-sync", "app"]\n'),
  adds('maven', 'mvn package', M2),
  adds('cargo', 'cargo install --path .', CRATES),
  onGo(adds('go', 'go build .', BUILT)),
  onGo(adds('go 1.13', 'go build .', BUILT), '1.13-alpine'),
  onGo(adds('go, its caches deleted', 'go build . && rm -rf "$(go env GOPATH)"/cache', BUILT)),
  adds('uv, another package goes', 'uv pip install a && pip uninstall -y b', ' && uv cache clean'),
  adds('composer, a program of the project', `${COMPOSER} && vendor/bin/phpunit`, CLEAR),
  adds('conda, an environment elsewhere', CONDA, CLEAN, '', 'ENV E=/opt/conda/envs/e\n'),
  adds('root again', BUNDLE, ARCHIVES, '', 'USER app\nUSER root\n'),
];

const wrong: readonly Change[] = [
  // Where it stands and what it is linked by (C2, C4)
  adds('conda: a failure is hidden', CONDA, '; conda clean --all --yes'),
  adds('conda: only on a failure', CONDA, ' || conda clean --all --yes'),
  ['conda: before the install', `FROM a\nRUN ${CONDA}\n`, `FROM a\nRUN conda clean --all --yes && ${CONDA}\n`],
  ['conda: a RUN of its own', `FROM a\nRUN ${CONDA}\n`, `FROM a\nRUN ${CONDA}\nRUN conda clean --all --yes\n`],
  adds('conda: nothing was fetched', 'conda config --add channels x', CLEAN),
  adds('conda: a dry run', 'conda install --dry-run numpy', CLEAN),
  ['conda: between two installs', `FROM a\nRUN ${CONDA} && ${CONDA}\n`, `FROM a\nRUN ${CONDA}${CLEAN} && ${CONDA}\n`],
  // What it deletes
  adds('conda: more than is known', CONDA, ' && conda clean --all --force-pkgs-dirs --yes'),
  adds('conda: it stops and asks', CONDA, ' && conda clean --all'),
  adds('conda: another program of its kind', CONDA, ' && mamba clean --all --yes'),
  adds('conda: a folder', CONDA, ' && rm -rf /opt/conda/pkgs'),
  adds('conda: the whole of it', CONDA, ' && rm -rf /opt/conda'),
  adds('conda: packages', CONDA, ' && conda remove --all --yes'),
  // By whom it runs (D4)
  adds('conda: another path', `/opt/conda/bin/${CONDA}`, CLEAN),
  adds('conda: a path that is left', `./c/bin/${CONDA} && cd /x`, ' && ./c/bin/conda clean --all --yes'),
  adds('conda: as another user', `sudo -u app ${CONDA}`, ' && sudo conda clean --all --yes'),
  adds('conda: by another right', `sudo ${CONDA}`, CLEAN),
  adds('conda: another home', `HOME=/x ${CONDA}`, CLEAN),
  adds('conda: another home by env', `env HOME=/x ${CONDA}`, CLEAN),
  adds('conda: an assignment', CONDA, ' && HOME=/x conda clean --all --yes'),
  adds('conda: its output goes to a file', CONDA, ' && conda clean --all --yes > /log'),
  // Whether the program is still there
  adds('conda: deleted', `${CONDA} && rm -rf /opt/conda`, CLEAN),
  adds('conda: its programs deleted', `/c/bin/${CONDA} && rm -rf /c`, ' && /c/bin/conda clean --all --yes'),
  adds('conda: under a condition', `if test -f /x; then ${CONDA}; fi`, CLEAN),
  adds('conda: in a loop', `for p in a; do conda install -y $p; done`, CLEAN),
  adds('conda: found in a subshell', `(. /c/activate && ${CONDA})`, CLEAN),
  adds('conda: a function', `conda() { ls; }; set -e; ${CONDA}`, '; conda clean --all --yes'),
  adds('conda: too old', `sh Miniconda-3.7.0.sh && ${CONDA}`, CLEAN),
  adds('conda: an old image', CONDA, CLEAN, 'FROM continuumio/miniconda3:3.19\n'),
  // Who needs it later (C1, C15)
  adds('conda: offline later', CONDA, CLEAN, 'RUN conda install -y --offline scipy\n'),
  adds('conda: a copy later', CONDA, CLEAN, 'RUN cp -r /opt/conda/pkgs /srv\n'),
  adds(
    'conda: offline in the same RUN',
    `${CONDA} && conda install -y --offline scipy`,
    CLEAN,
    'RUN conda install --offline x\n',
  ),
  adds('conda: in an heir', CONDA, CLEAN, 'FROM b\nRUN c\n').map((text) =>
    text.replace('FROM a\n', 'FROM a AS x\n').replace('FROM b\nRUN c', 'FROM x\nRUN conda install --offline y'),
  ) as unknown as Change,
  adds('conda: a script that was not read', CONDA, CLEAN, 'RUN ./more.sh\n'),
  adds('conda: an image built on top', CONDA, CLEAN, 'ONBUILD RUN conda install -y scipy\n'),
  adds('conda: an install at the start', CONDA, CLEAN, 'CMD ["conda", "install", "-y", "x"]\n'),
  // Mounts (C3, C8)
  adds('conda: a cache mount', `--mount=type=cache,target=/opt/conda/pkgs ${CONDA}`, CLEAN),
  adds('conda: a mount over another conda', `--mount=type=cache,target=/home/u/miniconda3/pkgs/ ${CONDA}`, CLEAN),
  adds('conda: a mount of all', `--mount=type=cache,target=/opt/conda ${CONDA}`, CLEAN),
  adds('composer: a cache mount', `--mount=type=cache,target=/root/.composer ${COMPOSER}`, CLEAR),
  adds('composer: a mount elsewhere', `--mount=type=cache,target=/home/u/.cache/composer ${COMPOSER}`, CLEAR),
  adds('bundle: a cache mount', `--mount=type=cache,target=/usr/local/bundle/cache ${BUNDLE}`, ARCHIVES),
  // The same for the others
  adds('composer: a failure is hidden', COMPOSER, '; composer clear-cache'),
  ['composer: before', `FROM a\nRUN ${COMPOSER}\n`, `FROM a\nRUN composer clear-cache && ${COMPOSER}\n`],
  adds('composer: nothing was fetched', 'composer dump-autoload', CLEAR),
  adds('composer: no cache', 'composer install --no-cache', CLEAR),
  adds('composer: a folder', COMPOSER, ' && rm -rf /root/.composer'),
  adds('composer: what it installed', COMPOSER, ' && rm -rf vendor'),
  adds('composer: another place', `COMPOSER_CACHE_DIR=/x ${COMPOSER}`, CLEAR),
  adds('composer: deleted', `${COMPOSER} && rm /usr/bin/composer`, CLEAR),
  adds('composer: deleted by its variable', `P=composer && apk add $P && ${COMPOSER} && apk del $P`, CLEAR),
  adds('composer: deleted with its PHP', `${COMPOSER} && apt-get purge -y php8.2-cli`, CLEAR),
  adds('composer: by gosu', `gosu app ${COMPOSER}`, CLEAR),
  adds('composer: a later copy', COMPOSER, CLEAR, 'RUN tar cf /x.tar /root/.composer/cache\n'),
  adds('composer: as a word of exec form', '["composer", "install"]', CLEAR),
  adds('bundle: a failure is hidden', BUNDLE, ARCHIVES.replace(' &&', ';')),
  ['bundle: before', `FROM a\nRUN ${BUNDLE}\n`, `FROM a\nRUN${ARCHIVES.replace(' &&', '')} && ${BUNDLE}\n`],
  adds('bundle: all of the folder', BUNDLE, ' && rm -rf "$(gem env gemdir)"'),
  adds('bundle: the gems', BUNDLE, ' && rm -rf "$(gem env gemdir)"/gems/*'),
  adds('bundle: another command inside', BUNDLE, ' && rm -rf "$(gem env home)"/cache/*.gem'),
  adds('bundle: two commands inside', BUNDLE, ' && rm -rf "$(reboot; gem env gemdir)"/cache/*.gem'),
  adds('bundle: without quotes', BUNDLE, ' && rm -rf $(gem env gemdir)/cache/*.gem'),
  adds('bundle: local later', BUNDLE, ARCHIVES, 'RUN bundle install --local\n'),
  adds('bundle: pristine later', BUNDLE, ARCHIVES, 'RUN gem pristine --all\n'),
  adds('bundle: packed later', BUNDLE, ARCHIVES, 'RUN bundle cache\n'),
  adds('bundle: not root', BUNDLE, ARCHIVES, '', 'USER app\n'),
  adds('bundle: ruby goes', `${BUNDLE} && apk del ruby`, ARCHIVES),
  adds('bundle: nothing was fetched', 'bundle exec rake', ARCHIVES),
  adds('bundle: patterns are off', `set -ef; ${BUNDLE}`, ARCHIVES.replace(' &&', ';')),
  adds('gem: another home', 'GEM_HOME=/x gem install rails', ' && rm -rf /x/cache/*.gem'),
  adds('gem: nothing large', 'gem list', ARCHIVES),
  // Python's tools
  adds('pipenv: a failure is hidden', 'pipenv install', PIP.replace(' &&', ';')),
  adds('pipenv: all caches', 'pipenv install', ' && rm -rf ~/.cache'),
  adds('pipenv: its environments', 'pipenv install', ' && rm -rf ~/.local/share/virtualenvs'),
  adds('pipenv: by sudo', 'sudo pipenv install', ' && sudo rm -rf ~/.cache/pip ~/.cache/pipenv'),
  adds('pipenv: another home', 'HOME=/x pipenv install', PIP),
  adds('pipenv: a cache mount', '--mount=type=cache,target=/root/.cache/pip pipenv install', PIP),
  adds('pipenv: nothing was fetched', 'pipenv run x', PIP),
  adds('pipenv: a later copy', 'pipenv install', PIP, 'RUN cp -r ~/.cache/pip /srv\n'),
  adds('poetry: its environments', 'poetry install', ' && rm -rf ~/.cache/pypoetry'),
  adds('poetry: a cache mount', '--mount=type=cache,target=/root/.cache/pypoetry poetry install', POETRY),
  adds('poetry: by gosu', 'gosu app poetry install', POETRY),
  ['poetry: before', 'FROM a\nRUN poetry install\n', `FROM a\nRUN ${POETRY.slice(4)} && poetry install\n`],
  adds('uv: offline later', 'uv sync', ' && uv cache clean', 'RUN uv sync --offline\n'),
  adds('uv: a tool at the start', 'uv sync', ' && uv cache clean', 'CMD ["uvx", "x"]\n'),
  adds('uv: a cache mount', '--mount=type=cache,target=/root/.cache/uv uv sync', ' && uv cache clean'),
  adds('uv: no cache', 'uv sync --no-cache', ' && uv cache clean'),
  adds('uv: deleted', 'uv sync && rm /bin/uv', ' && uv cache clean'),
  adds('uv: uninstalled', 'uv pip install a && pip uninstall -y uv', ' && uv cache clean'),
  adds('uv: uninstalled by itself', 'uv pip install a && uv pip uninstall uv', ' && uv cache clean'),
  adds('uv: uninstalled by pipx', 'uv sync && pipx uninstall uv', ' && uv cache clean'),
  adds('uv: uninstalled by a list', 'uv sync && pip uninstall -y -r "$LIST"', ' && uv cache clean'),
  adds('uv: it runs at the start', 'uv sync', ' && uv cache clean', 'CMD ["uv", "run", "app"]\n'),
  adds('uv: a tool later', 'uv tool install x', ' && uv cache clean', 'RUN uvx x --version\n'),
  adds('uv: a tool at the entry', 'uv tool install x', ' && uv cache clean', 'ENTRYPOINT uv tool run x\n'),
  adds('uv: a tool by pipx', 'uv tool install x', ' && uv cache clean', 'CMD ["pipx", "run", "x"]\n'),
  adds('uv: offline by a variable', 'uv sync', ' && uv cache clean', 'ENV UV_OFFLINE=1\n'),
  adds('uv: tools in it', 'uv tool install x', ' && uv cache clean', '', 'ENV UV_TOOL_DIR=/root/.cache/uv/tools\n'),
  adds('pipenv: environments in it', 'pipenv install', PIP, '', 'ENV WORKON_HOME=/root/.cache/pipenv\n'),
  adds('pipenv: environments in it, by the script', 'export WORKON_HOME=~/.cache/pipenv && pipenv install', PIP),
  adds('pipenv: a copy in it', 'pipenv install', PIP, '', 'COPY wheels /root/.cache/pip/wheels\n'),
  adds('poetry: its environments in it', 'poetry install', POETRY, '', 'ENV V=/home/u/.cache/pypoetry/cache/v\n'),
  adds('conda: soft links', `conda config --set always_softlink true && ${CONDA}`, CLEAN),
  adds('conda: soft links allowed', `echo "allow_softlinks: true" >> ~/.condarc && ${CONDA}`, CLEAN),
  adds('conda: a file of the cache', CONDA, CLEAN, 'RUN conda install -y /opt/conda/pkgs/x.tar.bz2\n'),
  adds('conda: offline at the start', CONDA, CLEAN, 'CMD ["conda", "create", "--offline", "-n", "x", "y"]\n'),
  adds('conda: offline by a setting', CONDA, CLEAN, 'RUN conda config --set offline true\n'),
  adds('conda: an unread script behind it', `${CONDA} && ./cleanup.sh`, CLEAN),
  adds('composer: no network later', COMPOSER, CLEAR, 'RUN COMPOSER_DISABLE_NETWORK=1 composer install\n'),
  adds('composer: no network at the start', COMPOSER, CLEAR, 'ENV COMPOSER_DISABLE_NETWORK=1\n'),
  adds('composer: it had no network', `COMPOSER_DISABLE_NETWORK=1 ${COMPOSER}`, CLEAR),
  adds('composer: a script in quotes', `${COMPOSER} && sh -c "rm /usr/bin/composer"`, CLEAR),
  adds('bundle: a gem of the cache', BUNDLE, ARCHIVES, 'RUN gem install --local "$(gem env gemdir)"/cache/x.gem\n'),
  adds('bundle: a gem of the cache by its path', BUNDLE, ARCHIVES, 'RUN gem install /usr/local/bundle/cache/x.gem\n'),
  adds('bundle: local at the start', BUNDLE, ARCHIVES, 'CMD bundle install --local && puma\n'),
  adds('bundle: ruby goes by its gem', `${BUNDLE} && gem uninstall bundler`, ARCHIVES),
  // Build tools
  adds('maven: all of its settings', 'mvn package', ' && rm -rf ~/.m2'),
  adds('maven: what was built', 'mvn package', ' && rm -rf target'),
  adds('maven: it builds later', 'mvn package', M2, 'RUN mvn verify\n'),
  adds('maven: it runs at the start', 'mvn package', M2, 'CMD ["mvn", "exec:java"]\n'),
  adds('maven: its jars at the start', 'mvn package', M2, 'CMD java -cp /root/.m2/repository/a.jar A\n'),
  adds('maven: its jars later', 'mvn package', M2, 'RUN cp ~/.m2/repository/a.jar /a.jar\n'),
  adds('maven: a cache mount', '--mount=type=cache,target=/root/.m2 mvn package', M2),
  adds('maven: nothing was fetched', 'mvn --version', M2),
  adds('maven: by sudo', 'sudo mvn package', ' && sudo rm -rf ~/.m2/repository'),
  adds('maven: a failure is hidden', 'mvn package', M2.replace(' &&', ';')),
  adds('cargo: all of it', 'cargo build', ' && rm -rf "${CARGO_HOME:-$HOME/.cargo}"'),
  adds('cargo: what was built', 'cargo build', ' && rm -rf target'),
  adds('cargo: it builds later', 'cargo fetch', CRATES, 'RUN cargo build --release\n'),
  adds('cargo: a cache mount', '--mount=type=cache,target=/usr/local/cargo/registry cargo build', CRATES),
  adds('cargo: it runs at the start', 'cargo build', CRATES, 'CMD ["cargo", "run"]\n'),
  adds('cargo: another home', 'CARGO_HOME=/x cargo build', CRATES, '', 'USER 1\n').map((text) =>
    text.replace('CARGO_HOME=/x', 'HOME=/x'),
  ) as unknown as Change,
  onGo(adds('go: too old', 'go build .', BUILT), '1.10-alpine'),
  onGo(adds('go: it deletes what was built', 'go build .', BUILT), '1.12'),
  onGo(adds('go: a tag that stands still', 'go build .', BUILT), 'stretch'),
  onGo(adds('go: a digest alone', 'go build .', BUILT), 'x').map((text) =>
    text.replace('golang:x', `golang@sha256:${'0'.repeat(64)}`),
  ) as unknown as Change,
  adds('go: another base beside a new one', 'go build .', BUILT).map((text) =>
    text.replace('FROM a', 'FROM golang:1.22 AS b\nFROM debian'),
  ) as unknown as Change,
  onGo(adds('go: an unread script behind it', 'go build . && ./cleanup.sh', BUILT)),
  onGo(adds('go: an unread script by sh', 'go build . && sh cleanup.sh', BUILT)),
  onGo(adds('go: deleted by what it says', 'go build . && rm -rf "$(go env GOROOT)"', BUILT)),
  onGo(adds('go: deleted by its variable', 'go build . && rm -rf $GOROOT', BUILT)),
  onGo(adds('go: a tag of the build', 'go build .', BUILT), '$V'),
  adds('go: nobody knows which', 'go build .', BUILT),
  onGo(adds('go: it builds later', 'go build .', BUILT, 'RUN go vet ./...\n')),
  onGo(adds('go: it runs at the start', 'go get ./...', BUILT, 'CMD go run .\n')),
  onGo(adds('go: less than is known', 'go build .', ' && go clean -cache -modcache -testcache')),
  onGo(adds('go: a cache mount', '--mount=type=cache,target=/root/.cache/go-build go build .', BUILT)),
  onGo(adds('go: deleted', 'go build . && rm -rf /usr/local/bin', BUILT)),
];

test.each(right)('accepts: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, EFFECT])).toMatch(/\w/);
});
