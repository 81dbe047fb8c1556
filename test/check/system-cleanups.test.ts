import { type Change, judgeChanges } from './change-cases.ts';
import { addingOn } from './cleanup-cases.ts';

const adds = addingOn('a');
const SYNC = 'pacman -Syu --noconfirm nginx';
const ALL = 'rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*';
const PACKAGES = 'rm -rf /var/cache/pacman/pkg/*';
const AGAIN = 'RUN pacman -S --noconfirm git\n';

const right: readonly Change[] = [
  adds('apk', 'apk update && apk add curl', ' && rm -rf /var/cache/apk/*'),
  adds('apk, and a later install fetches its own', 'apk -U add a', ' && rm -rf /var/cache/apk/*', 'RUN apk -U add b\n'),
  adds('apk by sudo', 'sudo apk --update add curl', ' && sudo rm -rf /var/cache/apk/*'),
  adds('packages and lists', SYNC, ` && ${ALL}`),
  adds('long options', 'pacman --sync --refresh nginx', ` && ${ALL}`),
  adds('packages alone', 'pacman -S nginx', ` && ${PACKAGES}`),
  adds('lists stay for a later install', SYNC, ` && ${PACKAGES}`, AGAIN),
  adds('a later install fetches its own', SYNC, ` && ${ALL}`, 'RUN pacman -Sy --noconfirm git\n'),
  adds('a later rm with force', SYNC, ` && ${ALL}`, 'RUN rm -rf /var/cache/pacman/pkg/*\n'),
  adds('by sudo', `sudo ${SYNC}`, ` && sudo ${ALL}`),
  adds('a list under errexit', `set -e; ${SYNC}`, `; ${ALL}`),
  adds('behind a vain clean-up', `${SYNC} && pacman -Scc --noconfirm`, ` && ${ALL}`),
  adds('behind an end of a shell of its own', `${SYNC} && (exit 0)`, ` && ${ALL}`),
  adds('behind an end that fails', `set -e; if a; then exit 1; fi; ${SYNC}`, `; ${ALL}`),
  adds('behind a redirection of the shell', `exec 2>&1 && ${SYNC}`, ` && ${ALL}`),
  ['before the end', `FROM a\nRUN ${SYNC} && exit 0\n`, `FROM a\nRUN ${SYNC} && ${ALL} && exit 0\n`],
  adds('another function', `say() { echo a; }; set -e; ${SYNC}`, `; ${ALL}`),
  adds('tdnf', 'tdnf install -y nginx', ' && tdnf clean all'),
  adds('dnf5', 'dnf5 install -y nginx', ' && dnf5 clean all'),
  adds('microdnf', 'microdnf install nginx', ' && microdnf clean all'),
];

const APK = 'apk --update add curl';
const NO_INDEX = 'rm -rf /var/cache/apk/*';

const wrong: readonly Change[] = [
  adds('apk: a later install needs the index', APK, ` && ${NO_INDEX}`, 'RUN apk add git\n'),
  adds('apk: a later rm without force', APK, ` && ${NO_INDEX}`, 'RUN rm -r /var/cache/apk/*\n'),
  adds('apk: an index that it did not fetch', 'apk add curl', ` && ${NO_INDEX}`),
  adds('apk: an index that it did not store', 'apk add --no-cache curl', ` && ${NO_INDEX}`),
  adds('apk: another cache', 'apk --update --cache-dir /c add curl', ` && ${NO_INDEX}`),
  adds('apk: what is known to be installed', APK, ' && rm -rf /lib/apk/*'),
  adds('apk: a later rm without force by sudo', APK, ` && ${NO_INDEX}`, 'RUN sudo rm -r /var/cache/apk/*\n'),
  adds('apk: by no right', `sudo ${APK}`, ` && ${NO_INDEX}`),
  adds('apk: a failure is hidden', APK, `; ${NO_INDEX}`),
  adds('a later install needs the lists', SYNC, ` && ${ALL}`, AGAIN),
  adds('a later makepkg', SYNC, ` && ${ALL}`, 'RUN makepkg -si\n'),
  adds('a later makepkg in quotes', SYNC, ` && ${ALL}`, 'RUN su app -c "makepkg -si"\n'),
  adds('a later install of a file', SYNC, ` && ${ALL}`, 'RUN pacman -U --noconfirm /a.pkg.tar.zst\n'),
  adds('a later helper', SYNC, ` && ${ALL}`, 'RUN yay -S git\n'),
  adds('a later look for upgrades', SYNC, ` && ${ALL}`, 'RUN pacman -Qu\n'),
  adds('a later install in exec form', SYNC, ` && ${ALL}`, 'RUN ["pacman", "-S", "git"]\n'),
  adds('a later copy of the packages', SYNC, ` && ${PACKAGES}`, 'RUN cp -r /var/cache/pacman/pkg /srv\n'),
  adds('a later rm without force', SYNC, ` && ${PACKAGES}`, 'RUN rm /var/cache/pacman/pkg/*\n'),
  adds('lists that it did not fetch', 'pacman -S nginx', ` && ${ALL}`),
  adds('nothing was downloaded', 'pacman -Q nginx', ` && ${PACKAGES}`),
  adds('a search', 'pacman -Ss nginx', ` && ${PACKAGES}`),
  adds('another root', 'pacman -Sy --root /mnt nginx', ` && ${ALL}`),
  adds('the folder of the packages itself', SYNC, ' && rm -rf /var/cache/pacman'),
  adds('what is known to be installed', SYNC, ' && rm -rf /var/lib/pacman/*'),
  adds('another folder', SYNC, ` && ${PACKAGES} /srv/*`),
  adds('a clean-up that asks', SYNC, ' && pacman -Scc'),
  adds('a failure is hidden', SYNC, `; ${ALL}`),
  adds('only on a failure', SYNC, ` || ${ALL}`),
  ['before the install', `FROM a\nRUN ${SYNC}\n`, `FROM a\nRUN ${ALL} && ${SYNC}\n`],
  adds('behind the end of the script', `${SYNC} && exit 0`, ` && ${ALL}`),
  adds('behind an end with the status before it', `${SYNC} && exit`, ` && ${ALL}`),
  adds('behind an end of a list', `set -e; ${SYNC}; exit 0`, `; ${ALL}`),
  adds('behind another program', `${SYNC} && exec true`, ` && ${ALL}`),
  adds('behind another program by command', `${SYNC} && command exec true`, ` && ${ALL}`),
  adds('behind an end under a condition', `set -e; ${SYNC}; if a; then exit 0; fi`, `; ${ALL}`),
  adds('behind an end that is modulo 256 none', `${SYNC} && exit 256`, ` && ${ALL}`),
  adds('behind an end in a group', `${SYNC} && { a && exit 0; }`, ` && ${ALL}`),
  adds('without sudo', `sudo ${SYNC}`, ` && ${ALL}`),
  adds('a function of that name', `rm() { ls "$@"; }; set -e; ${SYNC}`, `; ${ALL}`),
  adds('a function of the package manager', 'tdnf () { ls; }; set -e; tdnf install a', '; tdnf clean all'),
  adds('another manager', 'tdnf install -y nginx', ' && dnf clean all'),
  adds('another program of a family', 'microdnf install nginx', ' && dnf clean all'),
  adds('less than all of it', 'tdnf install -y nginx', ' && tdnf clean packages'),
  adds('a later command without a network', 'tdnf install -y nginx', ' && tdnf clean all', 'RUN tdnf -C list\n'),
  adds('another root of dnf', 'dnf install --installroot=/mnt nginx', ' && dnf clean all'),
];

judgeChanges('removes-files', right, wrong);
