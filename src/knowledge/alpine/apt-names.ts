/** Programs that come with apt, dpkg or Debian's way of configuring, and that Alpine has nothing for. */
const APT_PROGRAMS: ReadonlySet<string> = new Set([
  'apt', 'apt-get', 'aptitude', 'apt-cache', 'apt-config', 'apt-mark', 'apt-file', 'apt-key', 'apt-add-repository',
  'add-apt-repository', 'apt-ftparchive', 'apt-cdrom', 'apt-extracttemplates', 'apt-sortpkgs', 'gdebi', 'tasksel', 'dselect',
  'dpkg', 'dpkg-deb', 'dpkg-query', 'dpkg-reconfigure', 'dpkg-divert', 'dpkg-statoverride', 'dpkg-architecture',
  'dpkg-buildpackage', 'dpkg-source', 'dpkg-split', 'dpkg-trigger', 'dpkg-preconfigure', 'debconf', 'debconf-set-selections',
  'debconf-show', 'debconf-communicate', 'debootstrap', 'mk-build-deps', 'equivs-build', 'update-alternatives', 'update-rc.d',
  'invoke-rc.d', 'update-locale', 'locale-gen', 'a2enmod', 'a2dismod', 'a2ensite', 'a2dissite', 'a2enconf', 'a2disconf', 'phpenmod',
  'phpdismod', 'ucf', 'deb-systemd-helper', 'extrepo', 'apt-fast', 'apt-get-install', 'install_packages',
]); // prettier-ignore

/** Whether a program belongs to Debian's package management. @param program the last part of its path */
export function isAptProgram(program: string): boolean {
  return APT_PROGRAMS.has(program);
}

/** Places where apt looks for packages, and who fills them: sources that Alpine cannot read. */
export const PACKAGE_SOURCE =
  /nodesource|packagecloud|add-apt-repository|apt-add-repository|\bapt-key\b|\/etc\/apt\b|sources\.list|\/usr\/share\/keyrings|deb\.debian\.org|archive\.ubuntu\.com|snapshot\.debian\.org|\.deb\b|debconf-set-selections|launchpad\.net|ppa:/;

/** Whether a package of Debian is another thing than what Alpine has by that name: `python` was Python 2 as long as there was one. */
export function isOtherOnAlpine(name: string): boolean {
  return /^(?:python$|python-(?!is-python3$)|python2|libpython2)/.test(name);
}

/** Folders that only Debian's package management uses. */
export function isAptFolder(path: string): boolean {
  return /^\/var\/(?:lib|cache)\/(?:apt|dpkg|aptitude|debconf)(?:\/|$)|^\/var\/lib\/apt\*?$|^\/var\/log\/(?:apt|dpkg)/.test(
    path,
  );
}

/** Places that Debian has and Alpine has elsewhere, or not at all. */
const DEBIAN_PATHS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\/(?:usr\/)?lib\/(?:x86_64|aarch64|arm|i386)-linux-gnu\w*/, 'Debian keeps libraries in it'],
  [/\/usr\/lib\/jvm\b|\/usr\/local\/openjdk-[\w.]*/, 'Java lies there in Debian'],
  [/\/usr\/lib\/python[\d.]*\/dist-packages/, 'Python of Debian keeps modules in it'],
  [/\/etc\/(?:apache2|supervisor|mysql|cron\.d|cron\.\w+ly|network|default|init\.d|systemd|ImageMagick-\d)\b/, 'it is a place of Debian'],
  [/\/etc\/nginx\/sites-(?:available|enabled)/, 'only nginx of Debian reads it'],
  [/\/etc\/php\/\d/, 'PHP of Debian reads it'],
  [/\/etc\/(?:bash\.bashrc|skel\/\.|locale\.gen|login\.defs|adduser\.conf|pam\.d|security|ld\.so\.conf)/, 'it is a file of Debian'],
  [/\/(?:usr\/)?lib\/systemd\b/, 'systemd reads it'],
  [/\/usr\/bin\/tini\b/, "Alpine's tini is /sbin/tini"],
  [/\/usr\/(?:share|lib)\/(?:debconf|dpkg)\b/, "it belongs to Debian's package management"],
]; // prettier-ignore

/** A path in a text that leads nowhere on Alpine, and why, as a clause. */
export function findDebianPath(text: string): { readonly path: string; readonly because: string } | undefined {
  for (const [pattern, because] of DEBIAN_PATHS) {
    const path = pattern.exec(text)?.[0];
    if (path !== undefined) return { path, because };
  }
  return undefined;
}
