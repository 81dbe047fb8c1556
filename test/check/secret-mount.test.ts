import { type Change, judgeChanges } from './change-cases.ts';

const MOUNT = '--mount=type=secret,id=TOKEN,env=TOKEN';
const right: readonly Change[] = [
  ['one ARG, one RUN', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['what stands between', 'FROM a\nARG TOKEN\nCOPY . .\nRUN b\nRUN c\n', `FROM a\nCOPY . .\nRUN ${MOUNT} b\nRUN c\n`],
  ['an empty default', 'FROM a\nARG TOKEN=""\nRUN b $TOKEN\n', `FROM a\nRUN ${MOUNT} b $TOKEN\n`],
  ['behind a flag', 'FROM a\nARG TOKEN\nRUN --network=none b\n', `FROM a\nRUN --network=none ${MOUNT} b\n`],
  ['a heredoc', 'FROM a\nARG TOKEN\nRUN <<E\nb\nE\n', `FROM a\nRUN ${MOUNT} <<E\nb\nE\n`],
];

const wrong: readonly Change[] = [
  ['another name', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nRUN --mount=type=secret,id=TOKENS,env=TOKENS b\n`],
  ['another variable', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nRUN --mount=type=secret,id=TOKEN,env=OTHER b\n`],
  ['a file', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nRUN --mount=type=secret,id=TOKEN b\n`],
  ['an ARG with a value', 'FROM a\nARG TOKEN=x\nRUN b\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['an ARG of two names', 'FROM a\nARG TOKEN OTHER\nRUN b\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['an ENV', 'FROM a\nENV TOKEN=""\nRUN b\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['no mount', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nRUN b\n`],
  ['no ARG gone', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nARG TOKEN\nRUN ${MOUNT} b\n`],
  ['another ARG gone', 'FROM a\nARG OTHER\nRUN b\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['two mounted', 'FROM a\nARG TOKEN\nRUN b\nRUN c\n', `FROM a\nRUN ${MOUNT} b\nRUN ${MOUNT} c\n`],
  ['a further flag', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nRUN ${MOUNT} --network=none b\n`],
  ['a flag gone', 'FROM a\nARG TOKEN\nRUN --network=none b\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['another script', 'FROM a\nARG TOKEN\nRUN b\n', `FROM a\nRUN ${MOUNT} c\n`],
  ['another RUN gone', 'FROM a\nARG TOKEN\nRUN b\nRUN c\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['a RUN before', 'FROM a\nRUN b\nARG TOKEN\nRUN c\n', `FROM a\nRUN ${MOUNT} b\nRUN c\n`],
  ['another RUN needs it', 'FROM a\nARG TOKEN\nRUN b\nRUN c $TOKEN\n', `FROM a\nRUN ${MOUNT} b\nRUN c $TOKEN\n`],
  ['a LABEL needs it', 'FROM a\nARG TOKEN\nRUN b\nLABEL x=$TOKEN\n', `FROM a\nRUN ${MOUNT} b\nLABEL x=$TOKEN\n`],
  ['an ENV sets it', 'FROM a\nENV TOKEN=x\nARG TOKEN\nRUN b\n', `FROM a\nENV TOKEN=x\nRUN ${MOUNT} b\n`],
  ['declared again', 'FROM a\nARG TOKEN\nRUN b\nFROM c\nARG TOKEN\n', `FROM a\nRUN ${MOUNT} b\nFROM c\nARG TOKEN\n`],
  ['declared before FROM', 'ARG TOKEN\nFROM a\nARG TOKEN\nRUN b\n', `ARG TOKEN\nFROM a\nRUN ${MOUNT} b\n`],
  ['another stage', 'FROM a\nARG TOKEN\nFROM c\nRUN b\n', `FROM a\nFROM c\nRUN ${MOUNT} b\n`],
  ['an heir', 'FROM a AS b\nARG TOKEN\nFROM b\nRUN c\n', `FROM a AS b\nFROM b\nRUN ${MOUNT} c\n`],
  [
    'an old frontend',
    '# syntax=docker/dockerfile:1.4\nFROM a\nARG TOKEN\nRUN b\n',
    `# syntax=docker/dockerfile:1.4\nFROM a\nRUN ${MOUNT} b\n`,
  ],
  ['the exec form', 'FROM a\nARG TOKEN\nRUN ["b"]\n', `FROM a\nRUN ${MOUNT} ["b"]\n`],
  ['another shell', 'FROM a\nSHELL ["pwsh"]\nARG TOKEN\nRUN b\n', `FROM a\nSHELL ["pwsh"]\nRUN ${MOUNT} b\n`],
  ['a comment gone', 'FROM a\n# of the robot\nARG TOKEN\nRUN b\n', `FROM a\nRUN ${MOUNT} b\n`],
  ['behind ONBUILD', 'FROM a\nARG TOKEN\nONBUILD RUN b\n', `FROM a\nONBUILD RUN ${MOUNT} b\n`],
];

judgeChanges('moves-secret-to-mount', right, wrong);
