import { type Change, judgeChanges } from './change-cases.ts';
import { addingOn } from './cleanup-cases.ts';

const adds = addingOn('debian:12');
const TOOL = 'git clone https://github.com/example/tool /opt/tool';
const HERE = 'git clone https://github.com/example/tool';
const END = ' && rm -rf /opt/tool/.git';

const right: readonly Change[] = [
  adds('a clone', TOOL, END),
  adds('a shallow one', 'git clone --depth 1 https://github.com/example/tool /opt/tool', END),
  adds('from the folder around', `${HERE} && cd tool && make && cd ..`, ' && rm -rf tool/.git'),
  adds('from the folder itself', `${HERE} && cd tool && make`, ' && rm -rf .git'),
  adds('asked before', `${TOOL} && cd /opt/tool && git checkout v1 && make`, END),
  adds('under errexit', `set -e; ${TOOL}`, END.replace(' &&', ';')),
  adds('two', `${TOOL} && git clone https://github.com/example/b /b`, ' && rm -rf /opt/tool/.git /b/.git'),
  adds('one of two', `${TOOL} && git clone https://github.com/example/b /b`, END),
  adds('by WORKDIR', 'git clone https://github.com/example/tool', ' && rm -rf /w/tool/.git', '', 'WORKDIR /w\n'),
  adds('into the folder', 'git clone https://github.com/example/tool .', ' && rm -rf /w/.git', '', 'WORKDIR /w\n'),
  adds('another project later', TOOL, END, 'RUN git clone https://github.com/example/b /b && git -C /b checkout v1\n'),
  adds('settings of the user later', TOOL, END, 'RUN git config --global user.name x\n'),
  adds(
    'that of another project later',
    TOOL,
    END,
    'RUN cat /opt/b/.git/HEAD && rm -rf /opt/c/.git && tar --exclude=.git -cf /x.tar /opt\n',
  ),
  adds('an address later', TOOL, END, 'RUN curl https://example.com/tool.git\n'),
  adds('a clone into it later', TOOL, END, 'RUN git clone https://github.com/example/b /opt/tool/plugins/b\n'),
  adds('a link to a program of it', `${TOOL} && ln -s /opt/tool/bin/tool /usr/bin/tool`, END),
  adds('a program in it', TOOL, END, 'WORKDIR /opt/tool\nCMD ["/run"]\n'),
  adds('a shell elsewhere', TOOL, END, 'WORKDIR /opt/tool\nWORKDIR /opt\n'),
  adds('something else is moved', `${TOOL} && mv /opt/a /opt/b`, END),
];

const wrong: readonly Change[] = [
  // Where it stands (C2, C4)
  adds('a failure is hidden', TOOL, '; rm -rf /opt/tool/.git'),
  adds('only on a failure', TOOL, ' || rm -rf /opt/tool/.git'),
  [
    'a later RUN builds its site',
    `FROM debian:12\nRUN ${TOOL}\nWORKDIR /opt/tool\nRUN mkdocs build\n`,
    `FROM debian:12\nRUN ${TOOL}${END}\nWORKDIR /opt/tool\nRUN mkdocs build\n`,
  ],
  [
    'a later RUN builds by npx',
    `FROM debian:12\nRUN ${TOOL}\nWORKDIR /opt/tool\nRUN npx docusaurus build\n`,
    `FROM debian:12\nRUN ${TOOL}${END}\nWORKDIR /opt/tool\nRUN npx docusaurus build\n`,
  ],
  [
    'a later RUN publishes it',
    `FROM debian:12\nRUN ${TOOL}\nWORKDIR /opt/tool\nRUN dotnet publish\n`,
    `FROM debian:12\nRUN ${TOOL}${END}\nWORKDIR /opt/tool\nRUN dotnet publish\n`,
  ],
  [
    'a later RUN builds all below',
    `FROM debian:12\nRUN ${TOOL}\nRUN cd /opt && colcon build\n`,
    `FROM debian:12\nRUN ${TOOL}${END}\nRUN cd /opt && colcon build\n`,
  ],
  [
    'pip is given its folder',
    `FROM debian:12\nRUN ${TOOL}\nWORKDIR /opt\nRUN pip install tool/\n`,
    `FROM debian:12\nRUN ${TOOL}${END}\nWORKDIR /opt\nRUN pip install tool/\n`,
  ],
  [
    'a program that nobody knows runs in it',
    `FROM debian:12\nRUN ${TOOL}\nWORKDIR /opt/tool\nRUN buildit\n`,
    `FROM debian:12\nRUN ${TOOL}${END}\nWORKDIR /opt/tool\nRUN buildit\n`,
  ],
  ['before the clone', `FROM debian:12\nRUN ${TOOL}\n`, `FROM debian:12\nRUN rm -rf /opt/tool/.git && ${TOOL}\n`],
  ['a RUN of its own', `FROM debian:12\nRUN ${TOOL}\n`, `FROM debian:12\nRUN ${TOOL}\nRUN rm -rf /opt/tool/.git\n`],
  [
    'before what asks git',
    `FROM debian:12\nRUN ${TOOL} && make -C /opt/tool\n`,
    `FROM debian:12\nRUN ${TOOL}${END} && make -C /opt/tool\n`,
  ],
  // What it deletes (C10)
  adds('the clone itself', TOOL, ' && rm -rf /opt/tool'),
  adds('another folder', TOOL, ' && rm -rf /opt/other/.git'),
  adds('the settings of git', TOOL, ' && rm -rf /opt/tool/.gitignore'),
  adds('by a pattern', TOOL, ' && rm -rf /opt/*/.git'),
  adds('by a variable', TOOL, ' && rm -rf $X/.git'),
  adds('by the way of another folder', TOOL, ' && rm -rf /opt/a/../tool/.git'),
  adds('more beside it', TOOL, ' && rm -rf /opt/tool/.git /opt/tool/docs'),
  adds('all repositories', TOOL, ' && find / -name .git -exec rm -rf {} +'),
  adds('one that was copied', 'echo x', ' && rm -rf /app/.git', '', 'COPY . /app\n'),
  adds('nothing is there', 'git clone --bare https://github.com/example/tool /opt/tool', END),
  adds('a path of this machine', 'git clone /src/tool /opt/tool', END),
  adds('the .git of the folder around', `${HERE} && cd tool && make && cd ..`, ' && rm -rf .git'),
  adds('that of a folder beside it', `${HERE} && cd tool && make && cd ../web`, ' && rm -rf .git'),
  adds('where nobody knows where it ends', `${HERE} && cd tool && cd "$(ls | head -1)"`, ' && rm -rf .git'),
  adds('from where another folder is meant', `${TOOL} && cd /`, ' && rm -rf tool/.git'),
  // Who has it, and where
  adds('another right', `sudo ${TOOL}`, END),
  adds('given away', `${TOOL} && sudo chown -R root /opt/tool`, END),
  adds('moved', `${TOOL} && mv /opt/tool /srv`, END),
  adds('in a mount', `--mount=type=cache,target=/opt ${TOOL}`, END),
  adds('under a condition', `if [ $X ]; then ${TOOL}; fi`, END),
  adds('rm is another program', `rm() { ls; }; set -e; ${TOOL}`, END.replace(' &&', ';')),
  // Who needs it later (H5)
  adds('a checkout later', TOOL, END, 'RUN cd /opt/tool && git checkout v1\n'),
  adds('its state later', TOOL, END, 'RUN git -C /opt/tool status\n'),
  adds('a pull at the start', TOOL, END, 'CMD cd /opt/tool && git pull && ./run\n'),
  adds('exec form at the start', TOOL, END, 'ENTRYPOINT ["git", "-C", "/opt/tool", "pull"]\n'),
  adds('a build later', TOOL, END, 'RUN make -C /opt/tool\n'),
  adds('a build in it later', TOOL, END, 'WORKDIR /opt/tool\nRUN npm install\n'),
  adds('an install later', TOOL, END, 'RUN pip install /opt/tool\n'),
  adds('an install later, by its path', TOOL, END, 'WORKDIR /spec\nRUN pip install --editable /opt/tool\n'),
  adds('behind the end of the script', `${TOOL} && exit 0`, END),
  adds('behind another program', `${TOOL} && exec make -C /opt/tool`, END),
  adds('a shell in it', TOOL, END, 'WORKDIR /opt/tool\n'),
  adds('a shell in a folder of it', TOOL, END, 'WORKDIR /opt\nWORKDIR tool/src/\n'),
  adds('a module of Go later', TOOL, END, 'RUN cd /opt/tool && go build ./...\n'),
  adds('its commit later, out of its files', TOOL, END, 'RUN cat /opt/tool/.git/HEAD > /version\n'),
  adds('the same in another shell', TOOL, END, 'RUN sh -c "cat /opt/tool/.git/HEAD" > /version\n'),
  adds('the same from where it lies', TOOL, END, 'WORKDIR /opt/tool\nRUN read commit < .git/HEAD\n'),
  adds('a copy of it later', TOOL, END, 'RUN cp -r /opt/tool/.git /srv\n'),
  adds('an option that names it', TOOL, END, 'RUN show --repository=/opt/tool/.git\n'),
  adds('deleted later, where it has to be there', TOOL, END, 'RUN rm -r /opt/tool/.git\n'),
  adds('read at the start', TOOL, END, 'CMD ["cat", "/opt/tool/.git/HEAD"]\n'),
  adds('a variable that names it', TOOL, END, 'ENV GIT_DIR=/opt/tool/.git\n'),
  adds('a script that pulls', `echo "git pull" > /x && ${TOOL}`, END),
  adds('an alias', `git config --global alias.co checkout && ${TOOL}`, END, 'RUN cd /opt/tool && git co v1\n'),
  adds('a clone of it later', TOOL, END, 'RUN git clone /opt/tool /srv/copy\n'),
  adds('a clone of it later, by an address', TOOL, END, 'RUN git clone file:///opt/tool /srv/copy\n'),
  adds(
    'a clone that borrows from it later',
    TOOL,
    END,
    'RUN git clone --reference=/opt/tool https://example.com/b /b\n',
  ),
  adds('a clone that borrows from it', `${TOOL} && git clone --reference /opt/tool https://example.com/b /b`, END),
  adds('a working tree of it', `${TOOL} && git -C /opt/tool worktree add /srv/v1 v1`, END),
  adds('a program of it later', TOOL, END, 'RUN /opt/tool/build.sh\n'),
  adds('another name', `${TOOL} && ln -s /opt/tool /tool`, END, 'RUN cd /tool && make\n'),
  adds('another name later', TOOL, END, 'RUN ln -s /opt/tool /tool\nRUN cd /tool && make\n'),
  adds('a version manager', TOOL.replace('example/tool', 'pyenv/pyenv'), END),
  adds('plugins of an editor', TOOL.replace('example/tool', 'VundleVim/Vundle.vim'), END),
];

judgeChanges('removes-git-folder', right, wrong);
