/**
 * What the end of a RUN does besides ending its shell. A new container begins with the files of the last one, and with
 * nothing else of it: no processes, an own /dev, /proc and /sys, and the files that the builder itself mounts.
 * Sources: BuildKit's executor/oci/spec.go and executor/oci/resolvconf.go, hosts.go (docs/traps B17 to B19).
 */

/** Files that the builder mounts anew into each RUN: what is written to them is gone with the RUN. */
export const MOUNTED_FILES = /(?:^|[\s=:"'>])\/etc\/(?:hosts|hostname|resolv\.conf)(?![\w.-])/;

/** Places in file systems that each RUN gets anew; the usual devices are the same in all. */
export const MOUNTED_FOLDERS =
  /(?:^|[\s=:"'>])\/(?:dev\/(?!(?:null|zero|full|random|urandom|tty|stdin|stdout|stderr|fd)(?![\w.-]))[\w.-]|proc\/sys\b|sys\/)/;

/** Paths of the shells that run scripts: who exchanges one changes what reads the next RUN, not this one (trap B17). */
export const SHELL_PATHS = /(?:^|[\s=:"'/>])(?:usr\/)?bin\/(?:sh|bash|dash|ash|busybox)(?![\w.-])/;

/** Programs that exchange the system's shell without naming its path. */
export const EXCHANGES_SHELL: ReadonlySet<string> = new Set(['dpkg-reconfigure', 'debconf-set-selections', 'chroot']);

/** Programs that read a script from an argument or their input: what it does is not to be seen. */
export const SCRIPT_RUNNERS: ReadonlySet<string> = new Set([
  'sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'csh', 'su', 'runuser', 'setsid', 'script', 'expect',
]); // prettier-ignore

/** Installers that name what they bring, and may put it before the system's own in PATH: `/usr/local/bin/pip`. */
export const NAMING_INSTALLERS =
  /^(?:pip-?[\d.]*|pipx|easy_install[-\d.]*|npm|yarn|pnpm|gem|cpanm?|pear|pecl|conda|mamba|micromamba|luarocks|cargo|go|composer)$/;

/** Programs that build or unpack what their words do not name. */
export const MAKERS: ReadonlySet<string> = new Set([
  'make', 'gmake', 'cmake', 'ninja', 'meson', 'scons', 'python', 'python2', 'python3', 'bundle', 'poetry', 'uv', 'corepack',
  'rustup', 'nvm', 'n', 'mvn', 'gradle', 'cabal', 'stack', 'opam', 'R', 'Rscript', 'snap', 'brew', 'node', 'perl', 'ruby', 'php',
]); // prettier-ignore

/** Programs that put files where their words say. */
export const PLACERS: ReadonlySet<string> = new Set([
  'cp', 'mv', 'ln', 'install', 'rsync', 'tar', 'bsdtar', 'unzip', 'curl', 'wget', 'git', 'rm', 'unlink', 'dpkg', 'rpm',
  'update-alternatives', 'alternatives', 'dpkg-divert', 'chmod',
]); // prettier-ignore

/** A system's package manager puts itself where it was. */
export const SYSTEM_MANAGERS: ReadonlySet<string> = new Set([
  'apt', 'apt-get', 'aptitude', 'apk', 'yum', 'dnf', 'dnf5', 'microdnf', 'tdnf', 'zypper', 'apt-key', 'add-apt-repository',
  'apt-cache', 'apt-mark', 'apt-config', 'yum-config-manager', 'rpm', 'dpkg', 'dpkg-reconfigure', 'debconf-set-selections',
]); // prettier-ignore

/** Programs of a base system that nobody but the system's package manager brings a second time. */
export const SYSTEM_TOOLS: ReadonlySet<string> = new Set([
  'awk', 'basename', 'bunzip2', 'bzip2', 'cat', 'chgrp', 'chmod', 'chown', 'cp', 'cut', 'date', 'dd', 'df', 'dirname', 'du',
  'env', 'expr', 'find', 'grep', 'egrep', 'fgrep', 'groupadd', 'groupmod', 'gunzip', 'gzip', 'head', 'hostname', 'id', 'install',
  'ldconfig', 'ln', 'locale-gen', 'localedef', 'ls', 'mkdir', 'mkfifo', 'mknod', 'mktemp', 'mv', 'passwd', 'chpasswd', 'ps',
  'readlink', 'realpath', 'rm', 'rmdir', 'sed', 'seq', 'sha1sum', 'sha256sum', 'sha512sum', 'md5sum', 'sleep', 'sort', 'stat',
  'sync', 'tail', 'tar', 'tee', 'touch', 'tr', 'truncate', 'uname', 'uniq', 'unxz', 'update-alternatives', 'update-ca-certificates',
  'update-locale', 'update-rc.d', 'useradd', 'userdel', 'usermod', 'adduser', 'addgroup', 'deluser', 'wc', 'which', 'whoami', 'xargs',
  'xz', 'curl', 'wget', 'unzip', 'zip', 'sudo', 'su', 'gpg', 'openssl', 'setcap', 'strip', 'a2enmod', 'a2dismod', 'a2ensite',
]); // prettier-ignore

/** Packages of Alpine that bring programs of busybox a second time, at times in another folder (apk info -L, Alpine 3.20). */
export const BUSYBOX_RIVALS: ReadonlySet<string> = new Set([
  'coreutils', 'findutils', 'grep', 'sed', 'tar', 'gawk', 'wget', 'diffutils', 'util-linux', 'bash', 'procps', 'shadow', 'gzip',
  'bzip2', 'xz', 'unzip', 'less', 'patch', 'net-tools', 'iproute2', 'iputils', 'psmisc', 'sudo', 'binutils', 'busybox-extras',
  'coreutils-full', 'moreutils', 'cpio', 'dcron', 'openrc', 'toybox', 'build-base', 'procps-ng', 'gnupg',
]); // prettier-ignore
