import type { EverydayProject } from './everyday-project.ts';
import { STAND_IN_MIRRORS } from './stand-ins.ts';

const SAYS_TALLY = `CMD ["sh", "-c", "printf '%s\\\\n' sea sky sea | tally"]
`;
const MIRRORS = { mirrors: STAND_IN_MIRRORS } as const;

/** Logs, and databases with the time at which each package was installed. */
const TIMES =
  /^\/(?:root\/\.rpmdb|var\/lib\/(?:dnf|rpm|zypp)|var\/lib\/pacman\/local\/tally-1\.0-1|var\/log(?:\/zypp)?)\/[^/]+: another content$/;

/** Package managers of other systems than Debian. */
export const systemProjects: readonly EverydayProject[] = [
  {
    name: 'dnf',
    transforms: ['system-yes', 'dnf-no-weak-deps', 'dnf-cleanup'],
    dockerfile: `FROM registry.example.com/fedora:41
RUN dnf install -y tally
# Nothing is left to do, so that nothing is asked.
RUN dnf install tally && tally < /etc/passwd > /srv/names
${SAYS_TALLY}`,
    context: {},
    choices: MIRRORS,
    prints: '2 sea',
    differs: { gone: [/^\/var\/cache\/dnf\//, /^\/usr\/share\/tally/], changed: [TIMES] },
    lines: [],
  },
  {
    name: 'yum',
    transforms: ['yum-cleanup'],
    dockerfile: `FROM registry.example.com/centos:7
RUN yum install -y tally
${SAYS_TALLY}`,
    context: {},
    choices: MIRRORS,
    prints: '2 sea',
    differs: { gone: [/^\/var\/cache\/dnf\//], changed: [TIMES] },
    lines: [],
  },
  {
    name: 'zypper',
    transforms: ['zypper-cleanup'],
    dockerfile: `FROM registry.example.com/opensuse/leap:15.6
RUN zypper --non-interactive install tally
${SAYS_TALLY}`,
    context: {},
    choices: MIRRORS,
    prints: '2 sea',
    differs: { gone: [/^\/var\/cache\/zypp\//], changed: [TIMES] },
    lines: [],
  },
  {
    name: 'pacman',
    transforms: ['pacman-cleanup'],
    dockerfile: `FROM registry.example.com/archlinux:latest
RUN pacman -Sy --noconfirm tally
${SAYS_TALLY}`,
    context: {},
    choices: MIRRORS,
    prints: '2 sea',
    differs: { gone: [/^\/var\/(?:cache|lib)\/pacman\//], changed: [TIMES] },
    lines: [],
  },
];
