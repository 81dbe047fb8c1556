import { execFileSync } from 'node:child_process';
import type { Lab } from '../../lab.ts';

/**
 * An image of Debian's with the package managers of other systems, all real, and a repository of each that has two packages
 * of our own. Debian installs them itself, so that no other registry is needed.
 */
const DOCKERFILE = String.raw`FROM debian:bookworm-slim AS packages
RUN apt-get update && apt-get install -y --no-install-recommends \
    createrepo-c libarchive-tools makepkg pacman-package-manager rpm zstd
COPY <<'EOF' /tmp/tally.spec
Name: tally
Version: 1.0
Release: 1
Summary: Counts lines
License: CC0-1.0
BuildArch: noarch
AutoReqProv: no
Recommends: tally-colours
%description
Counts lines.
%package -n tally-colours
Summary: Colours for tally
AutoReqProv: no
%description -n tally-colours
Colours for tally.
%install
mkdir -p %{buildroot}/usr/bin %{buildroot}/usr/share/tally
printf '#!/bin/sh\nsort | uniq -c\n' > %{buildroot}/usr/bin/tally
chmod 755 %{buildroot}/usr/bin/tally
echo red > %{buildroot}/usr/share/tally/colours
%files
/usr/bin/tally
%files -n tally-colours
/usr/share/tally
EOF
RUN rpmbuild -bb --define '_rpmdir /srv/rpm' /tmp/tally.spec && createrepo_c /srv/rpm
RUN mkdir -p /srv/pacman /tmp/tally/usr/bin && cd /tmp/tally \
    && printf '#!/bin/sh\nsort | uniq -c\n' > usr/bin/tally && chmod 755 usr/bin/tally \
    && printf '%s\n' 'pkgname = tally' 'pkgver = 1.0-1' 'pkgdesc = Counts' 'arch = any' 'size = 23' > .PKGINFO \
    && bsdtar -c --zstd -f /srv/pacman/tally-1.0-1-any.pkg.tar.zst .PKGINFO usr \
    && repo-add /srv/pacman/own.db.tar.gz /srv/pacman/tally-1.0-1-any.pkg.tar.zst

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends dnf pacman-package-manager zypper \
    && rm -rf /var/lib/apt/lists/* && ln -s dnf /usr/bin/yum
COPY --from=packages /srv /srv
RUN mkdir -p /etc/yum.repos.d /etc/zypp/repos.d \
    && printf '[own]\nname=own\nbaseurl=file:///srv/rpm\ngpgcheck=0\n' > /etc/yum.repos.d/own.repo \
    && cp /etc/yum.repos.d/own.repo /etc/zypp/repos.d/ \
    && sed -i 's/^CheckSpace/#&/' /etc/pacman.conf \
    && printf '[own]\nSigLevel = Never\nServer = file:///srv/pacman\n' >> /etc/pacman.conf
`;

/** Names of the image. The configuration of a project says whose copy it is said to be. */
export const STAND_INS = ['fedora:41', 'centos:7', 'opensuse/leap:15.6', 'archlinux:latest'].map(
  (name) => `registry.example.com/${name}`,
);

/** What a project's configuration says of these names. */
export const STAND_IN_MIRRORS: Readonly<Record<string, string>> = Object.fromEntries(
  STAND_INS.map((name) => name.replace(/:.*/, '')).map((name) => [name, name.replace('registry.example.com/', '')]),
);

/** Builds the image, under all of its names. @returns takes the names away again; what was built stays in the cache */
export function buildStandIns({ env, options }: Lab): () => void {
  const docker = (words: readonly string[], input = ''): string =>
    execFileSync('docker', words, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: 'pipe', input });
  const names = STAND_INS.flatMap((name) => ['--tag', name]);
  docker(['build', '--network', options.network ?? 'default', ...names, '-'], DOCKERFILE);
  return () => void docker(['image', 'rm', ...STAND_INS]);
}
