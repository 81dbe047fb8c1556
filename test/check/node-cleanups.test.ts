import { type Change, judgeChanges } from './change-cases.ts';
import { addingOn } from './cleanup-cases.ts';

const adds = addingOn('a');
const CLEAN = ' && npm cache clean --force';
const YARN = ' && yarn cache clean';

const right: readonly Change[] = [
  adds('npm', 'npm ci', CLEAN),
  adds('npm, another package goes', 'npm ci && npm uninstall -g grunt', CLEAN),
  adds('npm, a program of the project', 'npm ci && ./node_modules/.bin/tsc', CLEAN),
];

const wrong: readonly Change[] = [
  adds('npm: uninstalled', 'npm ci && npm uninstall -g npm', CLEAN),
  adds('npm: its version goes', 'npm ci && nvm uninstall 18', CLEAN),
  adds('npm: a pattern', "npm ci && apt-get purge -y 'node*'", CLEAN),
  adds('npm: removed by conda', 'npm ci && conda remove -y nodejs', CLEAN),
  adds('npm: removed by dpkg', 'npm ci && dpkg -P nodejs', CLEAN),
  adds('npm: npx at the start', 'npm install -g a', CLEAN, 'CMD ["npx", "a"]\n'),
  adds('npm: offline by a variable', 'npm ci', CLEAN, 'ENV npm_config_offline=true\n'),
  adds('yarn: uninstalled', 'yarn install && npm rm -g yarn', YARN),
  adds('yarn: turned off', 'yarn global add a && corepack disable', YARN),
  adds('npm: deleted', 'npm ci && apk del npm', CLEAN),
  adds('npm: its node is deleted', 'npm ci && apt-get purge -y nodejs', CLEAN),
  adds('npm: from a subshell', '(. ~/.nvm/nvm.sh && npm ci)', CLEAN),
  adds('yarn: deleted', 'yarn global add a && rm /usr/bin/yarn', YARN),
];

judgeChanges('removes-files', right, wrong);
