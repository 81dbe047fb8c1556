import { type Change, inBoth, judgeChanges } from './change-cases.ts';
import { addingOn } from './cleanup-cases.ts';

const adds = addingOn('a');
const PEAR = ' && rm -rf /tmp/pear';
const CPANM = ' && rm -rf ~/.cpanm';
const PRUNE = ' && pnpm store prune';
const BUN = ' && rm -rf "${BUN_INSTALL:-$HOME/.bun}"/install/cache';
const NVM = ' && rm -rf "$NVM_DIR"/.cache';
const BOWER = ' && rm -rf ~/.cache/bower';
const ROCKS = ' && rm -rf ~/.cache/luarocks';
const RPACKAGES = ' && rm -rf /tmp/downloaded_packages';
const GRADLE = ' && rm -rf ~/.gradle/caches';
const NUGET = ' && dotnet nuget locals all --clear';
const CABAL = ' && rm -rf ~/.cabal/packages ~/.cache/cabal/packages';
const STACK = ' && rm -rf ~/.stack/pantry ~/.stack/indices ~/.stack/programs';

const right: readonly Change[] = [
  adds('pecl', 'pecl install redis', PEAR),
  adds('pecl, an answer by a pipe', 'printf "\\n" | pecl install apcu && docker-php-ext-enable apcu', PEAR),
  adds('pecl under a condition', 'if [ $X = 1 ]; then pecl install redis; fi', PEAR),
  adds('pecl by sudo', 'sudo pecl install redis', ' && sudo rm -rf /tmp/pear'),
  adds('pecl as another user', 'pecl install redis', PEAR, '', 'USER app\n'),
  adds('cpanm', 'cpanm --notest Moose', CPANM),
  adds('cpanm, a list', 'cpanm --installdeps .', CPANM, 'CMD ["perl", "app.pl"]\n'),
  adds('luarocks', 'luarocks install lpeg', ROCKS),
  adds('install2.r', 'install2.r --error dplyr', RPACKAGES),
  adds('pnpm', 'pnpm install --frozen-lockfile', PRUNE),
  adds('pnpm, and what it starts', 'pnpm i --prod', PRUNE, 'CMD ["pnpm", "start"]\n'),
  adds('bun', 'bun install --production', BUN, 'CMD ["bun", "run", "index.ts"]\n'),
  adds('bower', 'bower install --allow-root', BOWER),
  adds('nvm', '. "$NVM_DIR/nvm.sh" && nvm install 20 && nvm use 20', NVM),
  adds('gradle', './gradlew --no-daemon bootJar', GRADLE, 'CMD ["java", "-jar", "a.jar"]\n'),
  adds('dotnet', 'dotnet publish -c Release -o /app', NUGET, 'CMD ["dotnet", "/app/web.dll"]\n'),
  adds('cabal', 'cabal update && cabal install', CABAL),
  adds('stack', 'stack install', STACK),
];

const wrong: readonly Change[] = [
  // Where it stands and what it is linked by (C2, C4)
  adds('pecl: a failure is hidden', 'pecl install redis', '; rm -rf /tmp/pear'),
  adds('pecl: only on a failure', 'pecl install redis', ' || rm -rf /tmp/pear'),
  ['pecl: before the install', 'FROM a\nRUN pecl install x\n', 'FROM a\nRUN rm -rf /tmp/pear && pecl install x\n'],
  ['pecl: a RUN of its own', 'FROM a\nRUN pecl install x\n', 'FROM a\nRUN pecl install x\nRUN rm -rf /tmp/pear\n'],
  adds('pecl: nothing was fetched', 'pecl list', PEAR),
  adds('cpanm: a question', 'cpanm --version', CPANM),
  adds('dotnet: nothing was fetched', 'dotnet --info', NUGET),
  // What it deletes
  adds('pecl: all temporary files', 'pecl install redis', ' && rm -rf /tmp/*'),
  adds('pecl: what was installed', 'pecl install redis', ' && rm -rf /usr/local/lib/php/extensions'),
  adds('cpanm: another folder', 'cpanm Moose', ' && rm -rf ~/.cpan'),
  adds('pnpm: the whole store', 'pnpm install', ' && rm -rf "$(pnpm store path)"'),
  adds('pnpm: what was installed', 'pnpm install', ' && rm -rf node_modules'),
  adds('bun: all of it', 'bun install', ' && rm -rf ~/.bun'),
  adds('nvm: all of it', 'nvm install 20', ' && rm -rf "$NVM_DIR"'),
  adds('nvm: a variable without quotes', 'nvm install 20', ' && rm -rf $NVM_DIR/.cache'),
  adds('nvm: a space in between', 'nvm install 20', ' && rm -rf "$NVM_DIR" /.cache'),
  adds('bower: all caches', 'bower install', ' && rm -rf ~/.cache'),
  adds('gradle: with its programs', './gradlew --no-daemon build', ' && rm -rf ~/.gradle'),
  adds('stack: what was built', 'stack install', ' && rm -rf ~/.stack'),
  adds('cabal: what was built', 'cabal install', ' && rm -rf ~/.cabal'),
  adds('dotnet: less than is known', 'dotnet publish', ' && dotnet nuget locals temp --clear'),
  // By whom, and from where (D4, D6)
  adds('pecl: as another user', 'sudo -u app pecl install redis', ' && sudo rm -rf /tmp/pear'),
  adds('pecl: by gosu', 'gosu app pecl install redis', PEAR),
  adds('pecl: another right', 'sudo pecl install redis', PEAR),
  adds('pecl: another folder', 'pecl config-set temp_dir /x && pecl install redis', PEAR),
  adds('pecl: something of ours in it', 'pecl install redis', PEAR, '', 'COPY a.tgz /tmp/pear/a.tgz\n'),
  adds('cpanm: by sudo', 'sudo cpanm Moose', ' && sudo rm -rf ~/.cpanm'),
  adds('cpanm: another home', 'HOME=/x cpanm Moose', CPANM),
  adds('cpanm: another folder', 'PERL_CPANM_HOME=/x cpanm Moose', CPANM),
  adds('cpanm: a cache mount', '--mount=type=cache,target=/root/.cpanm cpanm Moose', CPANM),
  adds('pnpm: a cache mount', '--mount=type=cache,target=/pnpm/store pnpm install', PRUNE),
  adds('bun: a cache mount', '--mount=type=cache,target=/root/.bun/install/cache bun install', BUN),
  adds('bun: another folder', 'BUN_INSTALL_CACHE_DIR=/x bun install', BUN),
  adds('gradle: a cache mount', '--mount=type=cache,target=/root/.gradle ./gradlew --no-daemon build', GRADLE),
  adds('gradle: a daemon stays', './gradlew build', GRADLE),
  inBoth(adds('gradle: its image has it as a volume', 'gradle --no-daemon build', GRADLE), (text) =>
    text.replace('FROM a', 'FROM gradle:8'),
  ),
  // Whether the program is still there
  adds('pnpm: uninstalled', 'npm i -g pnpm && pnpm install && npm uninstall -g pnpm', PRUNE),
  adds('pnpm: node goes', 'apk add nodejs && pnpm install && apk del nodejs', PRUNE),
  adds('pnpm: under a condition', 'if test -f x; then pnpm install; fi', PRUNE),
  adds('nvm: found in a subshell', '(. /n/nvm.sh && nvm install 20)', NVM),
  adds('dotnet: deleted', 'dotnet publish && rm -rf /usr/bin/dotnet', NUGET),
  // Who needs it later (C1)
  adds('pecl: a later copy', 'pecl install redis', PEAR, 'RUN cp -r /tmp/pear /srv\n'),
  adds('pecl: at the start', 'pecl install redis', PEAR, 'CMD ls /tmp/pear\n'),
  adds('pecl: an unread script', 'pecl install redis', PEAR, 'RUN ./more.sh\n'),
  adds('cpanm: a later log', 'cpanm Moose', CPANM, 'RUN cat /root/.cpanm/build.log\n'),
  adds('pnpm: offline later', 'pnpm install', PRUNE, 'RUN pnpm install --offline --prod\n'),
  adds('pnpm: offline at the start', 'pnpm install', PRUNE, 'CMD pnpm install --offline && node .\n'),
  adds('bun: a program out of it', 'bun install', BUN, 'CMD ["bunx", "x"]\n'),
  adds('bower: offline later', 'bower install', BOWER, 'RUN bower install --offline\n'),
  adds('gradle: it builds later', './gradlew --no-daemon classes', GRADLE, 'RUN ./gradlew --no-daemon bootJar\n'),
  adds('gradle: at the start', './gradlew --no-daemon build', GRADLE, 'CMD ["./gradlew", "run"]\n'),
  adds('dotnet: it builds later', 'dotnet publish', NUGET, 'RUN dotnet build --no-restore\n'),
  adds('dotnet: it runs at the start', 'dotnet publish', NUGET, 'CMD ["dotnet", "run"]\n'),
  adds('dotnet: as it was built', 'dotnet publish', NUGET, 'CMD ["dotnet", "bin/Debug/net8.0/a.dll"]\n'),
  adds('dotnet: only restored', 'dotnet restore', NUGET),
  adds('dotnet: only built', 'dotnet build -o /app', NUGET),
  adds('cabal: its index is wanted', 'cabal update', CABAL),
  adds('stack: its compiler is wanted', 'stack setup', STACK),
  adds('cabal: it builds later', 'cabal build', CABAL, 'RUN cabal install x\n'),
  adds('stack: it runs at the start', 'stack build', STACK, 'CMD ["stack", "exec", "x"]\n'),
  adds('stack: its compiler at the start', 'stack build', STACK, 'CMD runghc Main.hs\n'),
];

judgeChanges('removes-files', right, wrong);
