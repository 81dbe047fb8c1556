import { expect, test } from 'vitest';
import { judge } from './rewrites.ts';
import { judgeIn } from './judge-in-context.ts';

type Change = readonly [name: string, before: string, after: string];

const SAFE = ['drops-sudo'] as const;
const ANY = ['drops-sudo-environment'] as const;
const root = (script: string): string => `FROM a\nUSER root\nRUN ${script}\n`;

const right: readonly Change[] = [
  ['a file tool', root('sudo mkdir /a'), root('mkdir /a')],
  ['one of two', root('sudo mkdir /a && sudo rm b'), root('sudo mkdir /a && rm b')],
  ['both', root('sudo mkdir /a && sudo rm b'), root('mkdir /a && rm b')],
  ['behind a pipe', root('a | sudo tee /b > /dev/null'), root('a | tee /b > /dev/null')],
  ['what asks for no password', root('sudo -n -- apt-get update'), root('apt-get update')],
  ['by its place', root('/usr/bin/sudo /bin/mkdir a'), root('/bin/mkdir a')],
  ['by number', 'FROM a\nUSER 0\nRUN sudo rm a\n', 'FROM a\nUSER 0\nRUN rm a\n'],
];

const unsafe: readonly Change[] = [
  ['what reads its environment', root('sudo make install'), root('make install')],
  ['a shell', root('curl a | sudo bash'), root('curl a | bash')],
  ['a variable of the shell that runs sudo', root('sudo make USER=$USER "A=$LOGNAME"'), root('make USER=$USER "A=$LOGNAME"')],
  ['a tool of the file', root('sudo /opt/bin/mkdir a'), root('/opt/bin/mkdir a')],
  ['PATH is set', 'FROM a\nUSER root\nENV PATH=/b\nRUN sudo rm a\n', 'FROM a\nUSER root\nENV PATH=/b\nRUN rm a\n'],
  ['a proxy is exported', root('export http_proxy=a && sudo apt-get update'), root('export http_proxy=a && apt-get update')],
  ['sudo is told otherwise', root("echo 'Defaults env_keep+=A' >> /etc/sudoers && sudo rm a"), root("echo 'Defaults env_keep+=A' >> /etc/sudoers && rm a")],
]; // prettier-ignore

const wrong: readonly Change[] = [
  ['C12: another user', root('sudo -u app npm ci'), root('npm ci')],
  ['C12: the option stays', root('sudo -u app rm a'), root('-u app rm a')],
  ['C12: the environment is kept', root('sudo -E make'), root('make')],
  ['C12: HOME is set', root('sudo -H pip install a'), root('pip install a')],
  ['C12: a login shell', root('sudo -i rm a'), root('rm a')],
  ['C12: a variable is set', root('sudo A=b make'), root('A=b make')],
  ['a variable before it', root('A=b sudo make'), root('A=b make')],
  ['nobody knows who runs it', 'FROM a\nRUN sudo rm a\n', 'FROM a\nRUN rm a\n'],
  ['another user runs it', 'FROM a\nUSER app\nRUN sudo rm a\n', 'FROM a\nUSER app\nRUN rm a\n'],
  ['root was before', 'FROM a\nUSER root\nUSER app\nRUN sudo rm a\n', 'FROM a\nUSER root\nUSER app\nRUN rm a\n'],
  ['root of another stage', 'FROM a\nUSER root\nFROM b\nRUN sudo rm a\n', 'FROM a\nUSER root\nFROM b\nRUN rm a\n'],
  ['another group', 'FROM a\nUSER root:app\nRUN sudo rm a\n', 'FROM a\nUSER root:app\nRUN rm a\n'],
  ['a user of the build', 'FROM a\nUSER $U\nRUN sudo rm a\n', 'FROM a\nUSER $U\nRUN rm a\n'],
  ['who calls sudo', root("sudo bash -c 'chown ${SUDO_USER:-nobody} /a'"), root("bash -c 'chown ${SUDO_USER:-nobody} /a'")],
  ['who calls sudo, by number', root("sudo sh -c 'chown $SUDO_UID:$SUDO_GID /a'"), root("sh -c 'chown $SUDO_UID:$SUDO_GID /a'")],
  ['what sudo runs', root('sudo sh -c "echo \\$SUDO_COMMAND"'), root('sh -c "echo \\$SUDO_COMMAND"')],
  ['who calls sudo, in Python', root(`sudo python -c 'import os; os.environ["SUDO_USER"]'`), root(`python -c 'import os; os.environ["SUDO_USER"]'`)],
  ['who calls sudo, by printenv', root('sudo printenv SUDO_USER > /a'), root('printenv SUDO_USER > /a')],
  ['a script that asks, written before', root("echo 'chown $SUDO_USER /a' > /s && sudo sh /s"), root("echo 'chown $SUDO_USER /a' > /s && sh /s")],
  ['a script that asks, of an earlier RUN', root("echo 'chown $SUDO_USER /a' > /s\nRUN sudo sh /s"), root("echo 'chown $SUDO_USER /a' > /s\nRUN sh /s")],
  ['a script that asks, copied', 'FROM a\nUSER root\nCOPY <<E /s\nchown $SUDO_USER /a\nE\nRUN sudo sh /s\n', 'FROM a\nUSER root\nCOPY <<E /s\nchown $SUDO_USER /a\nE\nRUN sh /s\n'],
  ['who root is', root("sudo bash -c 'chown $USER /a'"), root("bash -c 'chown $USER /a'")],
  ['who root is, escaped', root('sudo bash -c "chown \\$LOGNAME /$A"'), root('bash -c "chown \\$LOGNAME /$A"')],
  ['who root is, in braces', root("sudo -n sh -c 'echo ${USER}'"), root("sh -c 'echo ${USER}'")],
  ['a builtin', root('sudo cd /a && b'), root('cd /a && b')],
  ['echo', root("sudo echo 'a\\n'"), root("echo 'a\\n'")],
  ['a keyword', root('sudo time rm a'), root('time rm a')],
  ['a function', root('rm() { true; }; sudo rm a'), root('rm() { true; }; rm a')],
  ['an alias', root('alias rm=a; sudo rm a'), root('alias rm=a; rm a')],
  ['sudo of sudo', root('sudo sudo rm a'), root('sudo rm a')],
  ['what is found anew', root('sudo pip install -U pip && sudo pip install a'), root('pip install -U pip && pip install a')],
  ['a variable for a command', root('sudo $A b'), root('$A b')],
  ['the command as well', root('sudo rm a'), root('a')],
  ['another word', root('sudo rm a'), root('rm b')],
  ['another link', root('sudo rm a && b'), root('rm a; b')],
  ['run by another', root('xargs sudo rm a'), root('xargs rm a')],
  ['sudo is installed no more', root('apt-get install sudo curl'), root('apt-get install curl')],
  ['sudo comes', root('rm a'), root('sudo rm a')],
  ['in another shell', 'FROM a\nUSER root\nSHELL ["pwsh"]\nRUN sudo rm a\n', 'FROM a\nUSER root\nSHELL ["pwsh"]\nRUN rm a\n'],
  ['in a text', root('echo "use sudo rm a"'), root('echo "use rm a"')],
]; // prettier-ignore

test.each(right)('accepts as safe: %s', (name, before, after) => {
  expect(judge([name, before, after, SAFE])).toBeUndefined();
  expect(judge([name, before, after, []])).toMatch(/\w/);
});

test.each(unsafe)('accepts as unsafe alone: %s', (name, before, after) => {
  expect(judge([name, before, after, ANY])).toBeUndefined();
  expect(judge([name, before, after, SAFE])).toMatch(/\w/);
});

test.each(wrong)('declines, and says why: %s', (name, before, after) => {
  expect(judge([name, before, after, SAFE])).toMatch(/\w/);
  expect(judge([name, before, after])).toMatch(/\w/);
});

test('takes root from the base image', () => {
  const change = (from: string): string | undefined =>
    judgeIn({}, [`FROM ${from}`, 'RUN sudo rm a'], [`FROM ${from}`, 'RUN rm a'], 'drops-sudo');
  expect(change('debian:12')).toBeUndefined();
  expect(change('jenkins/jenkins:lts')).toMatch(/\w/);
  expect(change('registry.example.com/own')).toMatch(/\w/);
});
