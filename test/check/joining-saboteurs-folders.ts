import { on } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const APP = 'FROM debian:12\nWORKDIR /opt/app';
const UNKNOWN = 'FROM example.com/base';

/** Two RUNs in a folder, and the same joined by && as they are. */
const joined = (name: string, head: string, first: string, second = 'npm ci'): HandRewrite => [
  name,
  on(head, first, second),
  on(head, `${first} && ${second}`),
  ['joins-layers'],
];

/** Joins over a boundary behind which the folder is another that the first RUN has taken away. */
export const FOLDER_SABOTEURS: readonly HandRewrite[] = [
  joined('made again', APP, 'rm -rf /opt/app && mkdir /opt/app'),
  joined('made again by the builder', APP, 'rm -rf /opt/app'),
  joined('another takes its place', APP, 'rm -r "/opt/app" && mv /opt/app-1.2.3 /opt/app'),
  joined('a link takes its place', APP, 'rmdir /opt/app && ln -s /srv/app /opt/app', 'chown -R www-data .'),
  joined('moved away', APP, 'mv /opt/app /opt/old && git clone https://x/y /opt/app'),
  joined('an empty one is replaced', APP, 'mkdir /x && mv /x/app /opt/'),
  joined('an empty one is replaced by name', APP, 'mv -T /x /opt/app'),
  joined('a link leads elsewhere', 'FROM debian:12\nWORKDIR /opt/current', 'ln -sfn /opt/v2 /opt/current'),
  joined('one above it', APP, 'rm -rf /opt && mkdir -p /opt/app'),
  joined('by a pattern', APP, 'rm -rf /opt/* && mkdir -p /opt/app'),
  joined('by a relative path', APP, 'rm -rf ../app && mkdir ../app'),
  joined('by $PWD', APP, 'rm -rf "$PWD" && mkdir /opt/app'),
  joined('by a variable', 'FROM debian:12\nENV HOME_DIR=/opt/app\nWORKDIR $HOME_DIR', 'rm -rf ${HOME_DIR}'),
  joined('by find', APP, 'find /opt -mindepth 1 -delete'),
  joined('a relative WORKDIR', 'FROM debian:12\nWORKDIR /opt\nWORKDIR app', 'rm -rf /opt/app'),
  joined('the home of a user', 'FROM debian:12\nWORKDIR /home/node', 'userdel -r node'),
  [
    'from another folder',
    on(APP, 'cd /opt && rm -rf app && git clone https://x/app', 'npm ci'),
    on(APP, '(cd /opt && rm -rf app && git clone https://x/app) && npm ci'),
  ],
  [
    'from another folder, where that is a condition',
    on(APP, 'if test -e /x; then cd /opt && rm -rf app; fi', 'npm ci'),
    on(APP, '(if test -e /x; then cd /opt && rm -rf app; fi) && npm ci'),
  ],
  joined('a folder that nobody knows', UNKNOWN, 'rm -rf /var/www/html && mkdir /var/www/html', 'tar xzf /x.tgz'),
  joined('one that nobody knows, by $PWD', UNKNOWN, 'rm -rf $PWD', 'tar xzf /x.tgz'),
  joined('one that nobody knows, moved', UNKNOWN, 'mv /srv/app /srv/old && git clone https://x/y /srv/app'),
];

/** What is taken away is not the folder in which the RUNs begin. */
export const OTHER_FOLDERS: readonly HandRewrite[] = [
  joined('what lies in it', APP, 'rm -rf /opt/app/tmp && mkdir /opt/app/tmp && rm -rf *', 'touch x'),
  joined('one beside it', APP, 'rm -rf /opt/app2 && mv /x /opt/app2', 'touch x'),
  joined('one beside it, by a pattern', APP, 'rm -rf /opt/*2 /tmp/*', 'touch x'),
  joined('what is moved into it', APP, 'mv /x/app /opt/app/', 'touch x'),
  joined('files by find', APP, 'find /opt -name "*.pyc" -delete', 'touch x'),
  joined('the root', 'FROM debian:12\nWORKDIR /', 'rm -rf /srv/app && mkdir /srv/app', 'touch x'),
  joined(
    'lists that nobody works in',
    UNKNOWN,
    'rm -rf /var/lib/apt/lists/* && mkdir -p /var/lib/apt/lists/partial',
    'touch x',
  ),
  joined('one that is not made again', UNKNOWN, 'rm -rf /srv/x', 'touch x'),
  joined('a file that is linked', UNKNOWN, 'rm /srv/zone && ln -s /usr/share/zone /srv/zone', 'touch x'),
];
