import { bashRuns, JOINED, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const ALPINE = 'FROM alpine:3.18';
const DEBIAN = 'FROM debian:12';
const NODE = 'FROM node:20\nWORKDIR /app';

/** Joins across flags, forms, other instructions, pragmas, stages and triggers. */
const INSTRUCTIONS: readonly HandRewrite[] = [
  [
    'B7: a flag became a word',
    runs('--mount=type=secret,id=npm npm ci', '--network=none make'),
    runs('--mount=type=secret,id=npm npm ci && --network=none make'),
  ],
  [
    'B7: the same flag became a word',
    runs('--network=none mkdir /a', '--network=none mkdir /b'),
    runs('--network=none mkdir /a && --network=none mkdir /b'),
  ],
  [
    'B7: mounts united',
    runs('--mount=type=cache,target=/x touch /a', '--mount=type=secret,id=s touch /b'),
    runs('--mount=type=cache,target=/x --mount=type=secret,id=s touch /a && touch /b'),
  ],
  [
    'B7: a secret is seen by more',
    runs('--mount=type=secret,id=s touch /a', 'mkdir /b'),
    runs('--mount=type=secret,id=s touch /a && mkdir /b'),
  ],
  ['B7: a flag of both went', runs('--network=none mkdir /a', '--network=none mkdir /b'), JOINED],
  ['B7: a flag of the first went', runs('--network=none mkdir /a', 'mkdir /b'), JOINED],
  [
    'B7: a flag of the second went',
    runs('mkdir /a', '--mount=type=cache,target=/b touch /q'),
    runs('mkdir /a && touch /q'),
  ],
  [
    'B7: the first lost its network',
    runs('mkdir /a', '--network=none mkdir /b'),
    runs('--network=none mkdir /a && mkdir /b'),
  ],
  [
    'B7: --network went, --mount stayed',
    runs(
      '--mount=type=cache,target=/x --network=none mkdir /a',
      '--mount=type=cache,target=/x --network=none mkdir /b',
    ),
    runs('--mount=type=cache,target=/x mkdir /a && mkdir /b'),
  ],
  [
    'B7: --security reaches the first',
    runs('mkdir /a', '--security=insecure mkdir /b'),
    runs('--security=insecure mkdir /a && mkdir /b'),
  ],
  [
    'B7: another secret',
    runs('--mount=type=secret,id=a mkdir /a', '--mount=type=secret,id=b mkdir /b'),
    runs('--mount=type=secret,id=a mkdir /a && mkdir /b'),
  ],
  [
    'B7: another cache',
    runs('--mount=type=cache,target=/x mkdir /a', '--mount=type=cache,target=/x,id=o mkdir /b'),
    runs('--mount=type=cache,target=/x mkdir /a && mkdir /b'),
  ],

  [
    'B8: exec form with text behind it',
    runs('["/bin/mkdir", "/a"]', 'mkdir /b'),
    runs('["/bin/mkdir", "/a"] && mkdir /b'),
  ],
  ['B8: exec form became words', runs('["/bin/mkdir", "/a $B"]', 'mkdir /b'), runs('/bin/mkdir /a $B && mkdir /b')],
  ['B8: exec form behind shell form', runs('mkdir /a', '["/bin/mkdir", "$B"]'), runs('mkdir /a && /bin/mkdir $B')],
  [
    'B8: two exec forms in one',
    runs('["/bin/mkdir", "/a"]', '["/bin/mkdir", "/b"]'),
    runs('["/bin/mkdir", "/a", "&&", "/bin/mkdir", "/b"]'),
  ],
  [
    'B8: two exec forms without a shell in the image',
    on('FROM scratch\nCOPY x /x', '["/x", "a"]', '["/x", "b"]'),
    on('FROM scratch\nCOPY x /x', '/x a && /x b'),
  ],

  [
    'B9: a body whose last command counts got one more',
    runs('<<EOF\nmkdir /a\ntouch /p\nEOF', 'mkdir /b'),
    runs('<<EOF\nmkdir /a\ntouch /p\nmkdir /b\nEOF'),
  ],
  [
    'B9: a body became a list',
    runs('<<EOF\nmkdir /a\ntouch /p\nEOF', 'mkdir /b'),
    runs('mkdir /a && touch /p && mkdir /b'),
  ],
  ['B9: two lists became a body without errexit', TWO, runs('<<EOF\nmkdir /a\nmkdir /b\nEOF')],
  [
    'B9: an and-list in a body with errexit',
    runs('mkdir /a && touch /p', 'mkdir /b'),
    runs('<<EOF\nset -e\nmkdir /a && touch /p\nmkdir /b\nEOF'),
  ],
  [
    'B9: two bodies in one',
    runs('<<EOF\nmkdir /a\ntouch /p\nEOF', '<<EOF\nmkdir /b\nEOF'),
    runs('<<EOF\nmkdir /a\ntouch /p\nmkdir /b\nEOF'),
  ],
  [
    'B9: a command fell into the input of another',
    runs('cat <<EOF >/x\nhello\nEOF', 'mkdir /b'),
    runs('cat <<EOF >/x\nhello\nmkdir /b\nEOF'),
  ],
  [
    'B9: a script became an input that nothing reads',
    runs('<<EOF\nmkdir /a\nEOF', 'mkdir /b'),
    runs('<<EOF && mkdir /b\nmkdir /a\nEOF'),
  ],
  [
    'B9: a script of Python changed',
    runs('<<EOF python3\nprint(1)\nEOF', 'mkdir /b'),
    runs('<<EOF python3 && mkdir /b\nprint(2)\nEOF'),
  ],

  [
    'B10: the first below ENV',
    on(`${DEBIAN}\nRUN mkdir "/a$A"\nENV A=1`, 'mkdir /b'),
    on(`${DEBIAN}\nENV A=1`, 'mkdir "/a$A" && mkdir /b'),
  ],
  [
    'B10: the second above ENV',
    on(`${DEBIAN}\nRUN mkdir /a\nENV A=1`, 'mkdir "/b$A"'),
    `${runs('mkdir /a && mkdir "/b$A"')}ENV A=1\n`,
  ],
  [
    'B10: the second above ENV that it does not name',
    on(`${DEBIAN}\nRUN mkdir /a\nENV PATH=/x`, 'mkdir /b'),
    `${JOINED}ENV PATH=/x\n`,
  ],
  [
    'B10: the second above ARG',
    on(`${DEBIAN}\nRUN mkdir /a\nARG A=1`, 'mkdir "/b$A"'),
    `${runs('mkdir /a && mkdir "/b$A"')}ARG A=1\n`,
  ],
  [
    'B10: the first below ARG',
    on(`${DEBIAN}\nRUN mkdir /a\nARG A=1`, 'mkdir /b'),
    on(`${DEBIAN}\nARG A=1`, 'mkdir /a && mkdir /b'),
  ],
  [
    'B10: the first below USER',
    on(`${DEBIAN}\nRUN mkdir /a\nUSER app`, 'mkdir /tmp/b'),
    on(`${DEBIAN}\nUSER app`, 'mkdir /a && mkdir /tmp/b'),
  ],
  [
    'B10: the second above USER',
    on(`${DEBIAN}\nRUN mkdir /a\nUSER app`, 'mkdir /tmp/b'),
    `${runs('mkdir /a && mkdir /tmp/b')}USER app\n`,
  ],
  [
    'B10: the first below WORKDIR',
    on(`${DEBIAN}\nRUN mkdir a\nWORKDIR /x`, 'mkdir b'),
    on(`${DEBIAN}\nWORKDIR /x`, 'mkdir a && mkdir b'),
  ],
  [
    'B10: the second above WORKDIR',
    on(`${DEBIAN}\nRUN mkdir /a\nWORKDIR /x`, 'mkdir b'),
    `${runs('mkdir /a && mkdir b')}WORKDIR /x\n`,
  ],
  [
    'B10: the second above SHELL',
    on(`${DEBIAN}\nRUN mkdir /a\nSHELL ["/bin/bash", "-c"]`, '[[ -d /a ]]'),
    `${runs('mkdir /a && [[ -d /a ]]')}SHELL ["/bin/bash", "-c"]\n`,
  ],
  [
    'B10: the first below SHELL',
    on(`${DEBIAN}\nRUN mkdir /a; mkdir /b\nSHELL ["/bin/sh", "-ec"]`, 'mkdir /c'),
    on(`${DEBIAN}\nSHELL ["/bin/sh", "-ec"]`, 'mkdir /a; mkdir /b; mkdir /c'),
  ],
  [
    'B10: the second above COPY',
    on(`${DEBIAN}\nRUN mkdir /a\nCOPY x /a/x`, 'chmod 700 /a/x'),
    `${runs('mkdir /a && chmod 700 /a/x')}COPY x /a/x\n`,
  ],
  [
    'B10: the first below COPY',
    on(`${DEBIAN}\nRUN rm -rf /a\nCOPY x /a/x`, 'mkdir /b'),
    on(`${DEBIAN}\nCOPY x /a/x`, 'rm -rf /a && mkdir /b'),
  ],
  [
    'B10: the first below ADD',
    on(`${DEBIAN}\nRUN rm -rf /a\nADD x.tar /a/`, 'mkdir /b'),
    on(`${DEBIAN}\nADD x.tar /a/`, 'rm -rf /a && mkdir /b'),
  ],
  ['B10: what stood between went', on(`${DEBIAN}\nRUN mkdir /a\nENV A=1`, 'mkdir /b'), JOINED],

  [
    'B11: a pragma of the second covers both',
    on(`${DEBIAN}\nRUN mkdir /a\n# hadolint ignore=DL3008`, 'apt-get install -y b'),
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'mkdir /a && apt-get install -y b'),
  ],
  [
    'B11: a pragma of the second went',
    on(`${DEBIAN}\nRUN mkdir /a\n# hadolint ignore=DL3008`, 'apt-get install -y b'),
    runs('mkdir /a && apt-get install -y b'),
  ],
  [
    'B11: a pragma of the second stands inside',
    on(`${DEBIAN}\nRUN mkdir /a\n# hadolint ignore=DL3008`, 'apt-get install -y b'),
    runs('mkdir /a && \\\n    # hadolint ignore=DL3008\n    apt-get install -y b'),
  ],
  [
    'B11: a pragma of the first covers both',
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'apt-get install -y a', 'apt-get install -y b'),
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'apt-get install -y a && apt-get install -y b'),
  ],
  [
    'B11: a pragma of the first went',
    on(`${DEBIAN}\n# hadolint ignore=DL3008`, 'apt-get install -y a', 'mkdir /b'),
    runs('apt-get install -y a && mkdir /b'),
  ],
  [
    'B11: a pragma of ShellCheck stands inside',
    on(`${DEBIAN}\nRUN mkdir /a\n# shellcheck disable=SC2086`, 'mkdir $B'),
    runs('mkdir /a && \\\n    # shellcheck disable=SC2086\n    mkdir $B'),
  ],
  [
    'B11: our own pragma stands inside',
    on(`${DEBIAN}\nRUN mkdir /a\n# dockoptimize ignore=merge-run -- cache`, 'mkdir /b'),
    runs('mkdir /a && \\\n    # dockoptimize ignore=merge-run -- cache\n    mkdir /b'),
  ],

  [
    'B12: out of a builder stage',
    on('FROM golang:1.22 AS b\nRUN go build -o /x\nFROM debian:12', 'mkdir /a'),
    on('FROM golang:1.22 AS b\nFROM debian:12', 'go build -o /x && mkdir /a'),
  ],
  [
    'B12: into a builder stage',
    on('FROM golang:1.22 AS b\nRUN go build -o /x\nFROM debian:12', 'mkdir /a'),
    'FROM golang:1.22 AS b\nRUN go build -o /x && mkdir /a\nFROM debian:12\n',
  ],
  [
    'B12: into a stage that another one stands on',
    `${on('FROM debian:12 AS a\nRUN mkdir /a\nFROM a AS b', 'mkdir /b')}FROM a\nCMD ["x"]\n`,
    'FROM debian:12 AS a\nRUN mkdir /a && mkdir /b\nFROM a AS b\nFROM a\nCMD ["x"]\n',
  ],

  [
    'B13: a RUN into a trigger',
    `${DEBIAN}\nONBUILD RUN mkdir /a\nRUN mkdir /b\n`,
    `${DEBIAN}\nONBUILD RUN mkdir /a && mkdir /b\n`,
  ],
  ['B13: a trigger into a RUN', `${DEBIAN}\nONBUILD RUN mkdir /a\nRUN mkdir /b\n`, JOINED],
  ['B13: a trigger behind it into a RUN', `${DEBIAN}\nRUN mkdir /a\nONBUILD RUN mkdir /b\n`, JOINED],
  [
    'B13: the words of a trigger into a RUN',
    `${DEBIAN}\nRUN mkdir /a\nONBUILD RUN mkdir /b\n`,
    runs('mkdir /a && ONBUILD RUN mkdir /b'),
  ],
  [
    'B13: two triggers in one',
    `${DEBIAN}\nONBUILD RUN mkdir /a\nONBUILD RUN mkdir /b\n`,
    `${DEBIAN}\nONBUILD RUN mkdir /a && mkdir /b\n`,
  ],

  [
    'B14: the lone update went',
    runs('apt-get update', 'add-apt-repository -ny ppa:x/y', 'apt-get install -y y'),
    runs('add-apt-repository -ny ppa:x/y && apt-get install -y y'),
  ],
  [
    'B14: the lone update went before an install',
    runs('apt-get update', 'apt-get install -y a'),
    runs('apt-get install -y a'),
  ],
  [
    'B14: the update behind the install',
    runs('apt-get update', 'apt-get install -y a'),
    runs('apt-get install -y a && apt-get update'),
  ],
  [
    'B14: the update before the repository',
    runs('add-apt-repository -ny ppa:x/y', 'apt-get update && apt-get install -y y'),
    runs('apt-get update && add-apt-repository -ny ppa:x/y && apt-get install -y y'),
  ],
  [
    'B14: the update before the list',
    runs('echo "deb http://x y z" >/etc/apt/sources.list.d/x.list', 'apt-get update', 'apt-get install -y y'),
    runs('apt-get update && echo "deb http://x y z" >/etc/apt/sources.list.d/x.list && apt-get install -y y'),
  ],
  [
    'B14: the second update went, behind a new list',
    runs(
      'apt-get update && apt-get install -y curl',
      'curl -o /etc/apt/sources.list.d/x.list https://x',
      'apt-get update && apt-get install -y y',
    ),
    runs(
      'apt-get update && apt-get install -y curl && curl -o /etc/apt/sources.list.d/x.list https://x && apt-get install -y y',
    ),
  ],

  ['B15: the left side of || went', runs('mkdir /a || :', 'apt-get install -y x'), runs(': && apt-get install -y x')],
  ['B15: a pipe went', runs('cat /x | xargs apt-get install -y', 'mkdir /b'), runs('mkdir /b')],
  ['B15: the left side of a pipe went', runs('cat /x | tee /y', 'mkdir /b'), runs('tee /y && mkdir /b')],
  [
    'B15: a command in the middle went',
    runs('mkdir /a && touch /p && chmod 600 /p', 'mkdir /b'),
    runs('mkdir /a && chmod 600 /p && mkdir /b'),
  ],
  ['B15: a command said twice went', runs('echo x >>/a', 'echo x >>/a'), runs('echo x >>/a')],
  ['B15: a redirection went', runs('echo x >/a', 'mkdir /b'), runs('echo x && mkdir /b')],
  [
    'B15: an assignment went',
    runs('DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata', 'mkdir /b'),
    runs('apt-get install -y tzdata && mkdir /b'),
  ],
  ['B15: an assignment came', runs('A=1 touch /x', 'mkdir /b'), runs('A=1 touch /x && A=1 mkdir /b')],
  ['B15: an option came', TWO, runs('mkdir -p /a && mkdir -p /b')],
  ['B15: quotes went', runs('mkdir "/a b"', 'mkdir /c'), runs('mkdir /a b && mkdir /c')],
  ['B15: double quotes became single', runs('mkdir "/a$B"', 'mkdir /c'), runs("mkdir '/a$B' && mkdir /c")],
  [
    'B15: two installs became one',
    runs('apt-get install -y a', 'apt-get install -y b'),
    runs('apt-get install -y a b'),
  ],
  ['B15: a third RUN went', runs('mkdir /a', 'mkdir /b', 'mkdir /c'), runs('mkdir /a && mkdir /c')],

  [
    'B16: a secret, its removal and its ARG went',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'git clone https://x', 'rm /root/.netrc'),
    runs('git clone https://x'),
  ],
  [
    'B16: the removal before the use',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'git clone https://x', 'rm /root/.netrc'),
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc && rm /root/.netrc', 'git clone https://x'),
  ],
  [
    'B16: the ARG went',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'rm /root/.netrc'),
    runs('echo $TOKEN >/root/.netrc && rm /root/.netrc'),
  ],
  [
    'B16: the ARG below',
    on(`${DEBIAN}\nARG TOKEN`, 'echo $TOKEN >/root/.netrc', 'rm /root/.netrc'),
    `${runs('echo $TOKEN >/root/.netrc && rm /root/.netrc')}ARG TOKEN\n`,
  ],

  [
    'B21: the build above the sources',
    `${on(`${NODE}\nCOPY package.json .\nRUN npm install\nCOPY . .`, 'npm run build')}`,
    `${NODE}\nCOPY package.json .\nRUN npm install && npm run build\nCOPY . .\n`,
  ],
  [
    'B21: the install below the sources',
    `${on(`${NODE}\nCOPY package.json .\nRUN npm install\nCOPY . .`, 'npm run build')}`,
    `${NODE}\nCOPY package.json .\nCOPY . .\nRUN npm install && npm run build\n`,
  ],
  [
    'B21: one COPY for two',
    `${on(`${NODE}\nCOPY package.json .\nRUN npm install\nCOPY . .`, 'npm run build')}`,
    `${NODE}\nCOPY . .\nRUN npm install && npm run build\n`,
  ],
];

/** Joins over a boundary that something crosses: shells, command hash, processes, throw-away places. */
const CROSSINGS: readonly HandRewrite[] = [
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

/** State of the shell that reaches the second script: what the first sets, and a use of it. */
const LEAKS: readonly (readonly [name: string, first: string, second: string])[] = [
  ['a variable', 'V=1; mkdir /a', 'mkdir "/x$V"'],
  ['a variable of a command substitution', 'V=$(ls /) && mkdir /a', 'echo "$V" >/x'],
  ['a variable of the environment', 'PATH=/usr/bin && mkdir /a', 'mkdir /b'],
  ['HOME', 'HOME=/x && mkdir /a', 'touch ~/y'],
  ['IFS', 'IFS=: && mkdir /a', 'X=/c:/d && mkdir $X'],
  ['positional parameters', 'set -- /a /b && mkdir "$@"', 'mkdir /c "$@"'],
  ['shift', 'set -- /a /b && shift', 'mkdir /c "$@"'],
  ['${X:=y}', ': ${X:=y} && mkdir /a', 'mkdir "/x$X"'],
  ['${X=y} in a word', 'mkdir "/${X=y}"', 'mkdir "/x$X"'],
  ['$((X=1))', 'mkdir "/$((X=1))"', 'mkdir "/x$X"'],
  ['a function', 'f() { mkdir -p /a; } && f', 'f'],
  ['a function in the way of a program', 'mkdir() { command mkdir -p "$@"; } && mkdir /a', 'mkdir /b'],
  ['the variable of a for', 'for p in a b; do mkdir /$p; done', 'mkdir "/x$p"'],
  ['read', 'echo v >/v && read V </v', 'mkdir "/x$V"'],
  ['getopts', 'getopts a V -a && mkdir /a', 'mkdir "/x$V$OPTIND"'],
  ['eval', 'eval "V=1" && mkdir /a', 'mkdir "/x$V"'],
  ['readonly', 'readonly V=1 && mkdir /a', 'V=2 && mkdir "/x$V"'],
  ['ulimit', 'ulimit -n 64 && mkdir /a', 'ulimit -n >/x'],
  ['exec of a file descriptor', 'exec 3>/x && mkdir /a', 'echo a >&3'],
  ['exec of the output', 'exec >/x && mkdir /a', 'echo a'],
  ['. of a file', '. /setup.sh && mkdir /a', 'mkdir "/x$V"'],
  ['$! of a job', 'sleep 0 & wait', 'echo "$!" >/x'],
];

const BASH_LEAKS: typeof LEAKS = [
  ['source', 'source /setup.sh && mkdir /a', 'mkdir "/x$V"'],
  ['shopt', 'shopt -s nullglob && mkdir /a', 'echo /none* >/x'],
  ['extglob', 'shopt -s extglob && mkdir /a', 'eval "echo /@(a|b)" >/x'],
  ['printf -v', 'printf -v V %s 1 && mkdir /a', 'mkdir "/x$V"'],
  ['declare -x', 'declare -x V=1 && mkdir /a', 'mkdir /b'],
  ['export -f', 'f() { :; } && export -f f', 'mkdir /b'],
  ['let', 'let V=1 && mkdir /a', 'mkdir "/x$V"'],
  ['mapfile', 'echo v >/v && mapfile V </v', 'echo "${V[0]}" >/x'],
  ['enable', 'enable -n echo && mkdir /a', 'type echo >/x'],
  ['a match of [[', '[[ ab =~ (a) ]]', 'echo "${BASH_REMATCH[1]}" >/x'],
  ['PIPESTATUS', 'false | true', 'echo "${PIPESTATUS[0]}" >/x'],
  ['$_', 'mkdir /a', 'touch "$_/x"'],
];

const leaking = ([name, first, second]: (typeof LEAKS)[number], file: typeof runs): HandRewrite => [
  `B20: ${name}`,
  file(first, second),
  file(`${first} && ${second}`),
];

export const BOUNDARY_SABOTEURS: readonly HandRewrite[] = [
  ...INSTRUCTIONS,
  ...CROSSINGS,
  ...LEAKS.map((leak) => leaking(leak, runs)),
  ...BASH_LEAKS.map((leak) => leaking(leak, bashRuns)),
];
