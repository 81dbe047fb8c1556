/**
 * What a command of a RUN is there for, so far as it decides which layers belong together. The names are those of the
 * tools; which is which is our judgement, not a fact of theirs.
 */

/** Tells nothing of a step: they print, test or set the stage for others. */
export const NEUTRAL: ReadonlySet<string> = new Set([
  'set', 'echo', 'printf', 'true', 'false', ':', 'cd', 'export', 'unset', '[', 'test', 'sleep', 'ls', 'pwd', 'cat', 'exit', 'which', 'type',
  'command', 'umask', 'uname', 'id', 'whoami', 'date', 'env', 'du', 'df', 'hash', 'readonly', 'local', 'wait', 'stat', 'readlink', 'grep',
  'dirname', 'basename', 'head', 'tail', 'awk', 'cut', 'tr', 'sort', 'sha256sum', 'sha1sum', 'sha512sum', 'md5sum', 'nproc', 'getconf',
]); // prettier-ignore

/** Changes a few files, in no time. */
export const FILE_STEPS: ReadonlySet<string> = new Set([
  'mkdir', 'touch', 'ln', 'chmod', 'chown', 'chgrp', 'rm', 'rmdir', 'mv', 'cp', 'sed', 'tee', 'install', 'useradd', 'usermod', 'userdel',
  'groupadd', 'groupmod', 'groupdel', 'adduser', 'addgroup', 'deluser', 'delgroup', 'passwd', 'chpasswd', 'ldconfig', 'locale-gen',
  'localedef', 'update-locale', 'update-ca-certificates', 'update-alternatives', 'alternatives', 'a2enmod', 'a2dismod', 'a2ensite',
  'a2dissite', 'a2enconf', 'a2disconf', 'phpenmod', 'phpdismod', 'php5enmod', 'update-rc.d', 'setcap', 'find', 'truncate', 'mknod', 'mkfifo',
  'ssh-keygen', 'crontab', 'visudo', 'chsh', 'lighty-enable-mod', 'docker-php-ext-enable', 'unlink', 'fc-cache', 'dos2unix', 'perl',
]); // prettier-ignore

/** The package managers of systems, and what belongs to them. */
export const SYSTEM_PACKAGES: ReadonlySet<string> = new Set([
  'apt', 'apt-get', 'aptitude', 'apt-key', 'apt-mark', 'apt-cache', 'add-apt-repository', 'apt-add-repository', 'dpkg', 'dpkg-reconfigure',
  'debconf-set-selections', 'apk', 'yum', 'dnf', 'dnf5', 'microdnf', 'tdnf', 'zypper', 'rpm', 'yum-config-manager', 'subscription-manager', 'pacman',
  'pecl', 'pear', 'docker-php-ext-install', 'docker-php-ext-configure', 'cpanm', 'cpan', 'luarocks',
]); // prettier-ignore

/** Builds something: what it makes is the application, or a program out of its source. */
export const BUILDS: ReadonlySet<string> = new Set([
  'make', 'gmake', 'cmake', 'ninja', 'meson', 'scons', 'configure', 'Configure', 'autogen.sh', 'gcc', 'g++', 'cc', 'clang', 'javac', 'tsc',
  'webpack', 'ng', 'gulp', 'grunt', 'ant', 'sbt', 'lein', 'msbuild', 'rake', 'bazel', 'ghc', 'stack', 'cabal', 'rebar3', 'vite', 'rollup', 'hugo',
  'bower', 'node', 'python', 'python2', 'python3', 'ruby', 'php', 'rails', 'catkin_make', 'colcon', 'catkin', 'rosdep', 'npx', 'bun', 'deno',
]); // prettier-ignore

/** Installs the dependencies that a manifest of the application lists, whatever the words. */
export const DEPENDENCIES: ReadonlySet<string> = new Set([
  'bundle', 'bundler', 'composer', 'mvn', 'mvnw', 'gradle', 'gradlew', 'cargo', 'go', 'dotnet', 'nuget', 'mix', 'poetry', 'pipenv', 'uv',
  'pdm', 'conda-lock', 'glide', 'dep', 'govendor', 'godep', 'pod', 'carton', 'pnpm', 'yarn', 'meteor', 'jspm', 'opam', 'rebar',
]); // prettier-ignore
