import { on, runs } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const ALPINE = 'FROM alpine:3.18';
const DEBIAN = 'FROM debian:12';

/** Joins over a boundary that something crosses: shells, command hash, processes, throw-away places. */
export const CROSSING_SABOTEURS: readonly HandRewrite[] = [
  [
    'B17: /bin/sh is bash from here',
    runs('rm /bin/sh && ln -s /bin/bash /bin/sh', 'source /nvm.sh'),
    runs('rm /bin/sh && ln -s /bin/bash /bin/sh && source /nvm.sh'),
  ],
  [
    'B17: /bin/sh by ln -sf',
    runs('ln -sf bash /bin/sh', 'echo {a,b} >/x'),
    runs('ln -sf bash /bin/sh && echo {a,b} >/x'),
  ],
  [
    'B17: /bin/sh by mv',
    runs('mv /bin/bash /bin/sh', 'echo {a,b} >/x'),
    runs('mv /bin/bash /bin/sh && echo {a,b} >/x'),
  ],
  [
    'B17: /bin/sh by cp under errexit',
    runs('set -e; cp -f /bin/bash /bin/sh', 'set -e; echo {a,b} >/x'),
    runs('set -e; cp -f /bin/bash /bin/sh; echo {a,b} >/x'),
  ],
  [
    'B17: /bin/sh by dpkg',
    runs('echo "dash dash/sh boolean false" | debconf-set-selections && dpkg-reconfigure dash', 'echo {a,b} >/x'),
    runs('echo "dash dash/sh boolean false" | debconf-set-selections && dpkg-reconfigure dash && echo {a,b} >/x'),
  ],
  [
    'B17: /bin/sh by update-alternatives',
    runs('update-alternatives --install /bin/sh sh /bin/bash 100', 'echo {a,b} >/x'),
    runs('update-alternatives --install /bin/sh sh /bin/bash 100 && echo {a,b} >/x'),
  ],
  [
    'B17: /bin/sh on Alpine',
    on(ALPINE, 'apk add bash && ln -sf /bin/bash /bin/sh', 'echo {a,b} >/x'),
    on(ALPINE, 'apk add bash && ln -sf /bin/bash /bin/sh && echo {a,b} >/x'),
  ],
  [
    'B17: /bin/sh in a subshell',
    runs('cd /bin && ln -sf bash /bin/sh', 'echo {a,b} >/x'),
    runs('(cd /bin && ln -sf bash /bin/sh) && echo {a,b} >/x'),
  ],
  [
    'B17: BASH_ENV',
    on(`${DEBIAN}\nSHELL ["/bin/bash", "-c"]\nENV BASH_ENV=/env`, 'echo export A=1 >>/env', 'mkdir "/x$A"'),
    on(`${DEBIAN}\nSHELL ["/bin/bash", "-c"]\nENV BASH_ENV=/env`, 'echo export A=1 >>/env && mkdir "/x$A"'),
  ],
  [
    'B17: a login shell',
    on(`${DEBIAN}\nSHELL ["/bin/bash", "-lc"]`, 'echo export A=1 >>/etc/profile', 'mkdir "/x$A"'),
    on(`${DEBIAN}\nSHELL ["/bin/bash", "-lc"]`, 'echo export A=1 >>/etc/profile && mkdir "/x$A"'),
  ],
  [
    'B17: a login shell by its long option',
    on(`${DEBIAN}\nSHELL ["/bin/bash", "--login", "-c"]`, 'echo export A=1 >>/root/.bash_profile', 'mkdir "/x$A"'),
    on(`${DEBIAN}\nSHELL ["/bin/bash", "--login", "-c"]`, 'echo export A=1 >>/root/.bash_profile && mkdir "/x$A"'),
  ],
  [
    'B17: an interactive shell',
    on(`${DEBIAN}\nSHELL ["/bin/bash", "-ic"]`, 'echo export A=1 >>/root/.bashrc', 'mkdir "/x$A"'),
    on(`${DEBIAN}\nSHELL ["/bin/bash", "-ic"]`, 'echo export A=1 >>/root/.bashrc && mkdir "/x$A"'),
  ],
  [
    'B18: pip3 puts pip3 elsewhere',
    runs('pip3 install -U pip', 'pip3 install flask'),
    runs('pip3 install -U pip && pip3 install flask'),
  ],
  [
    'B18: pip3 puts pip3 elsewhere, under errexit',
    runs('set -e; pip3 install --upgrade pip', 'set -e; pip3 install flask'),
    runs('set -e; pip3 install --upgrade pip; pip3 install flask'),
  ],
  [
    'B18: pip3 with other packages',
    runs('pip3 install --upgrade setuptools pip wheel', 'mkdir /a', 'pip3 install flask'),
    runs('pip3 install --upgrade setuptools pip wheel && mkdir /a && pip3 install flask'),
  ],
  [
    'B18: npm puts npm elsewhere',
    runs('npm install -g npm@10', 'npm install -g serve'),
    runs('npm install -g npm@10 && npm install -g serve'),
  ],
  [
    'B18: git puts git elsewhere',
    runs('git clone https://x/git /git && make -C /git install', 'git clone https://x/y /y'),
    runs('git clone https://x/git /git && make -C /git install && git clone https://x/y /y'),
  ],
  [
    'B18: tar puts node elsewhere',
    runs('node -v && tar xzf /node.tgz -C /usr/local', 'node -v >/version'),
    runs('node -v && tar xzf /node.tgz -C /usr/local && node -v >/version'),
  ],
  [
    'B18: cp puts curl elsewhere',
    runs('curl -o /x https://x && chmod 755 /x && cp /x /usr/local/bin/curl', 'curl -o /y https://y'),
    runs('curl -o /x https://x && chmod 755 /x && cp /x /usr/local/bin/curl && curl -o /y https://y'),
  ],
  [
    'B19: a server still runs',
    runs('service postgresql start && psql -c a', 'service postgresql start && psql -c b'),
    runs('service postgresql start && psql -c a && service postgresql start && psql -c b'),
  ],
  [
    'B19: a server by its init script',
    runs('/etc/init.d/mysql start', 'mkdir /a'),
    runs('/etc/init.d/mysql start && mkdir /a'),
  ],
  [
    'B19: a server by its own program',
    runs('redis-server --daemonize yes', 'mkdir /a'),
    runs('redis-server --daemonize yes && mkdir /a'),
  ],
  [
    'B19: a server by pg_ctl, under errexit',
    runs('set -e; pg_ctl -D /db -w start', 'set -e; rm -rf /db'),
    runs('set -e; pg_ctl -D /db -w start; rm -rf /db'),
  ],
  [
    'B19: a server in a subshell',
    runs('cd /db && service mysql start', 'rm -rf /db'),
    runs('(cd /db && service mysql start) && rm -rf /db'),
  ],
  [
    'B19: a display in the background',
    runs('Xvfb :99 & sleep 3', 'mkdir /a'),
    runs('{ Xvfb :99 & sleep 3; } && mkdir /a'),
  ],
  [
    'B19: /etc/hosts',
    runs('echo 127.0.0.1 x >>/etc/hosts && getent hosts x', 'curl -o /y http://x/'),
    runs('echo 127.0.0.1 x >>/etc/hosts && getent hosts x && curl -o /y http://x/'),
  ],
  [
    'B19: /etc/resolv.conf',
    runs('echo nameserver 1.1.1.1 >/etc/resolv.conf', 'curl -o /y http://x/'),
    runs('echo nameserver 1.1.1.1 >/etc/resolv.conf && curl -o /y http://x/'),
  ],
  ['B19: /dev/shm', runs('touch /dev/shm/x', 'test ! -e /dev/shm/x'), runs('touch /dev/shm/x && test ! -e /dev/shm/x')],
  [
    'B19: a tmpfs',
    runs('--mount=type=tmpfs,target=/t touch /t/x', '--mount=type=tmpfs,target=/t test ! -e /t/x'),
    runs('--mount=type=tmpfs,target=/t touch /t/x && test ! -e /t/x'),
  ],
  [
    'B19: a bind that may be written',
    runs('--mount=type=bind,target=/t,rw touch /t/x', '--mount=type=bind,target=/t,rw test ! -e /t/x'),
    runs('--mount=type=bind,target=/t,rw touch /t/x && test ! -e /t/x'),
  ],
  [
    'B19: a bind that may be written, by its other name',
    runs('--mount=target=/t,readwrite touch /t/x', '--mount=target=/t,readwrite test ! -e /t/x'),
    runs('--mount=target=/t,readwrite touch /t/x && test ! -e /t/x'),
  ],
];
