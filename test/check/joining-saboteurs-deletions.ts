import { FETCH, NO_LISTS, on, runs } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const DEBIAN = 'FROM debian:12';
const NODE = 'FROM node:20\nWORKDIR /app\nCOPY package.json package-lock.json ./';
const YARN = 'FROM node:20\nWORKDIR /app\nCOPY . .';

/** A command put at the end of a RUN that fetches, with its link; or at the end of another RUN. */
const ends = (name: string, end: string): HandRewrite => [name, runs(FETCH), runs(`${FETCH}${end}`)];
const puts = (name: string, head: string, script: string, end: string): HandRewrite => [
  name,
  on(head, script),
  on(head, `${script}${end}`),
];

/** Commands that are no harmless clean-up, though they look like one. */
export const DELETION_SABOTEURS: readonly HandRewrite[] = [
  ends('C: the folder above', ' && rm -rf /var/lib/apt'),
  ends('C: the database of dpkg', ' && rm -rf /var/lib/dpkg/*'),
  ends('C: the lists and more', ' && rm -rf /var/lib/apt/lists/* /etc/apt'),
  ends('C: the lists without a slash, and more', ' && rm -rf /var/lib/apt/lists /srv'),
  ends('C: a blank in the path', ' && rm -rf / var/lib/apt/lists/*'),
  ends('C: a blank before the star', ' && rm -rf /var/lib/apt/lists/ *'),
  ends('C: a variable before the path', ' && rm -rf "$X"/var/lib/apt/lists/*'),
  ends('C: a substitution in the path', ' && rm -rf /var/lib/apt/lists/* $(cat /x)'),
  ends('C: a way up', ' && rm -rf /var/lib/apt/lists/../../dpkg'),
  ends('C: rm without -rf', ' && rm /var/lib/apt/lists/*'),
  ends('C: rm with a redirection', ` && ${NO_LISTS} >/etc/passwd`),
  ends('C: another command behind it', ` && ${NO_LISTS} && mkdir /a`),
  ends('C: all of /tmp', ' && rm -rf /tmp/*'),
  ends('C: the home folder', ' && rm -rf /root/*'),
  ends('C: the documentation', ' && rm -rf /usr/share/doc/*'),
  ends('C: a package goes as well', ` && apt-get purge -y curl && ${NO_LISTS}`),
  ends('C: no longer needed packages go as well', ` && apt-get autoremove -y && ${NO_LISTS}`),
  ends('C: yum on Debian', ' && yum clean all'),
  ends('C: npm where there is none', ' && npm cache clean --force'),
  puts('C: yum on Alpine', 'FROM alpine:3.18', 'apk add curl', ' && yum clean all'),
  puts('C: dnf on CentOS 7', 'FROM centos:7', 'yum install -y a', ' && dnf clean all'),
  puts('C: dnf where there is only microdnf', 'FROM redhat/ubi9-minimal', 'microdnf install -y a', ' && dnf clean all'),
  puts(
    'C: the rights of another user',
    `${DEBIAN}\nUSER app`,
    'sudo apt-get update && sudo apt-get install -y curl',
    ` && ${NO_LISTS}`,
  ),
  puts('C: sudo where there was none', DEBIAN, FETCH, ` && sudo ${NO_LISTS}`),
  puts('C8: npm without --force', NODE, 'npm ci', ' && npm cache clean'),
  puts('C8: npm before npm', NODE, 'npm ci', ' && npm cache clean --force && npm install'),
  puts('C8: Yarn of corepack', YARN, 'corepack enable && yarn install', ' && yarn cache clean'),
  puts(
    'C8: Yarn of corepack, enabled above',
    `${YARN}\nRUN corepack enable`,
    'yarn install --immutable',
    ' && yarn cache clean',
  ),
  puts(
    'C8: Yarn of corepack, prepared',
    `${YARN}\nRUN corepack enable && corepack prepare yarn@4.1.0 --activate`,
    'yarn install',
    ' && yarn cache clean',
  ),
  puts('C8: Yarn set to berry', YARN, 'yarn set version berry && yarn install', ' && yarn cache clean'),
  puts('C8: Yarn set to stable, above', `${YARN}\nRUN yarn set version stable`, 'yarn install', ' && yarn cache clean'),
  puts(
    'C8: a Yarn of the sources',
    `${YARN}\nCOPY .yarnrc.yml .\nCOPY .yarn .yarn`,
    'yarn install',
    ' && yarn cache clean',
  ),
  ['C8: npm ci for npm install', on(NODE, 'npm install'), on(NODE, 'npm ci && npm cache clean --force')],
];
