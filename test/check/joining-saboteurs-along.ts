import { FETCH, JOINED, NO_LISTS, on, runs, TWO } from './joining-forms.ts';
import type { HandRewrite } from './rewrites.ts';

const DEBIAN = 'FROM debian:12';

/** Something else changed along with a right join: what stands above the RUNs, and below them. */
const along = (name: string, was: readonly [string, string], is: readonly [string, string]): HandRewrite => [
  name,
  `${on(`${DEBIAN}${was[0]}`, 'mkdir /a', 'mkdir /b')}${was[1]}\n`,
  `${on(`${DEBIAN}${is[0]}`, 'mkdir /a && mkdir /b')}${is[1]}\n`,
];

/** Something else that changed along with a right join. */
export const ALONG_SABOTEURS: readonly HandRewrite[] = [
  along('I1: CMD got exec form', ['', 'CMD java $OPTS -jar x.jar'], ['', 'CMD ["java", "$OPTS", "-jar", "x.jar"]']),
  along('I2: ENTRYPOINT got exec form', ['', 'ENTRYPOINT x y'], ['', 'ENTRYPOINT ["x", "y"]']),
  along('I3: ADD became COPY', ['', 'ADD x.tar /x'], ['', 'COPY x.tar /x']),
  along('I4: a HEALTHCHECK came', ['', 'EXPOSE 80'], ['', 'EXPOSE 80\nHEALTHCHECK CMD curl -f http://127.0.0.1/']),
  along('I5: an ENV went', ['\nENV PASSWORD=dev', 'CMD ["x"]'], ['', 'CMD ["x"]']),
  along('I6: a SHELL came', ['', 'CMD x'], ['\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]', 'CMD x']),
  along('I7: two ENV in one', ['\nENV A=1\nENV B=$A/x', 'CMD ["x"]'], ['\nENV A=1 B=$A/x', 'CMD ["x"]']),
  along('I7: an ENV below', ['\nENV A=1', 'CMD ["x"]'], ['', 'ENV A=1\nCMD ["x"]']),
  along('I9: CMD above SHELL', ['', 'SHELL ["/bin/bash", "-c"]\nCMD x'], ['', 'CMD x\nSHELL ["/bin/bash", "-c"]']),
  along('I10: MAINTAINER became LABEL', ['\nMAINTAINER a', 'CMD ["x"]'], ['\nLABEL maintainer=a', 'CMD ["x"]']),
  along('I11: two LABEL in one, with another value', ['', 'LABEL a=1\nLABEL b=2'], ['', 'LABEL a=1 b=1']),
  along('I11: an EXPOSE went', ['', 'EXPOSE 80\nEXPOSE 81'], ['', 'EXPOSE 80']),
  along('I12: an ARG above', ['\nUSER app\nARG A=1', 'CMD ["x"]'], ['\nARG A=2\nUSER app', 'CMD ["x"]']),
  along('I: the base image', ['', 'CMD ["x"]'], ['-slim', 'CMD ["x"]']),
  along('I: the name of the stage', [' AS a', 'CMD ["x"]'], [' AS b', 'CMD ["x"]']),
  along('I: a USER came', ['', 'CMD ["x"]'], ['', 'USER app\nCMD ["x"]']),
  along('I: a USER below', ['\nUSER app', 'CMD ["x"]'], ['', 'USER app\nCMD ["x"]']),
  along('I: a WORKDIR went', ['\nWORKDIR /x', 'CMD ["x"]'], ['', 'CMD ["x"]']),
  along('I: a VOLUME went', ['', 'VOLUME /x\nCMD ["x"]'], ['', 'CMD ["x"]']),
  along('I: another STOPSIGNAL', ['', 'STOPSIGNAL SIGINT'], ['', 'STOPSIGNAL SIGTERM']),
  along('I: --chown went', ['', 'COPY --chown=app x /x'], ['', 'COPY x /x']),
  along('I: a COPY went', ['\nCOPY x /x', 'CMD ["x"]'], ['', 'CMD ["x"]']),
  along('I: two COPY swapped', ['', 'COPY x /x\nCOPY y /x'], ['', 'COPY y /x\nCOPY x /x']),
  along('I: CMD went', ['', 'EXPOSE 80\nCMD ["x"]'], ['', 'EXPOSE 80']),
  ['I8: cd became WORKDIR', runs('cd /x && touch a', 'mkdir /b'), on(`${DEBIAN}\nWORKDIR /x`, 'touch a && mkdir /b')],
];

const NODE = 'FROM node:20\nWORKDIR /app\nCOPY package.json package-lock.json ./';
const INSTALL = 'apt-get install -y git';
const FETCHED = `apt-get update && ${INSTALL}`;
const CLEANED = runs(`${FETCH} && ${NO_LISTS}`);
const BOTH = runs(FETCH, INSTALL);

/** Right rewrites that declare something else, or nothing. */
export const UNDECLARED_SABOTEURS: readonly HandRewrite[] = [
  ['B: a join that declares nothing', TWO, JOINED, []],
  ['B: a join that declares a removal of files', TWO, JOINED, ['removes-files', 'fetches-index-again']],
  ['B: a join that declares what has nothing to do with it', TWO, JOINED, ['answers-prompt', 'keeps-no-cache']],
  [
    'B: a join with an option that is not declared',
    runs('apt-get install a', 'mkdir /b'),
    runs('apt-get install -y a && mkdir /b'),
    ['joins-layers'],
  ],
  ['B: a join with a word less', runs('mkdir /a /x', 'mkdir /b'), JOINED, ['joins-layers']],
  ['C: a clean-up that declares nothing', runs(FETCH), CLEANED, []],
  ['C: a clean-up that declares a join', runs(FETCH), CLEANED, ['joins-layers']],
  ['C: a clean-up that declares a fetch', runs(FETCH), CLEANED, ['fetches-index-again']],
  [
    'C: a clean-up of npm that declares a join',
    on(NODE, 'npm ci'),
    on(NODE, 'npm ci && npm cache clean --force'),
    ['joins-layers', 'keeps-no-cache'],
  ],
  [
    'C: a join and a clean-up that declare a join',
    BOTH,
    runs(`${FETCH} && ${INSTALL} && ${NO_LISTS}`),
    ['joins-layers'],
  ],
  [
    'C: a join and a clean-up that declare a clean-up',
    BOTH,
    runs(`${FETCH} && ${INSTALL} && ${NO_LISTS}`),
    ['removes-files'],
  ],
  [
    'C: a clean-up and a fetch that declare a clean-up',
    BOTH,
    runs(`${FETCH} && ${NO_LISTS}`, FETCHED),
    ['removes-files'],
  ],
  [
    'C: a clean-up and a fetch that declare a fetch',
    BOTH,
    runs(`${FETCH} && ${NO_LISTS}`, FETCHED),
    ['fetches-index-again'],
  ],
];
