import { type Change, judgeChanges } from './change-cases.ts';
import { debian } from './rewrites.ts';

const change = (name: string, before: string, after: string): Change => [name, debian(before), debian(after)];

const right: readonly Change[] = [
  change('two', 'apt-get install -y a && apt-get install -y b', 'apt-get install -y a b'),
  change('three', 'apk add a && apk add b && apk add c', 'apk add a b c'),
  change('named twice', 'apk add a b && apk add b c', 'apk add a b c'),
  change('options in another place', 'dnf -y install a && dnf install b -y', 'dnf -y install a b'),
  change(
    'names that end in signs',
    'apt-get install g++ && apt-get install libstdc++',
    'apt-get install g++ libstdc++',
  ),
  change('a version', 'apt-get install a=1~b && apt-get install c', 'apt-get install a=1~b c'),
  change('at the end', 'apt-get install a -y && apt-get install b -y', 'apt-get install a b -y'),
  change('of a list', 'set -e; apk add a; apk add b; c', 'set -e; apk add a b; c'),
  change('in the middle', 'c && apk add a && apk add b && d', 'c && apk add a b && d'),
];

const wrong: readonly Change[] = [
  change('a package went', 'apk add a && apk add b', 'apk add a'),
  change('a package came', 'apk add a && apk add b', 'apk add a b c'),
  change('another order', 'apk add a && apk add b', 'apk add b a'),
  change('other options', 'apk add a && apk add --no-cache b', 'apk add a b'),
  change('an option went', 'apk add --no-cache a && apk add --no-cache b', 'apk add a b'),
  change('an option came', 'apt-get install a && apt-get install b', 'apt-get install -y a b'),
  change('other programs', 'apt-get install a && aptitude install b', 'apt-get install a b'),
  change('another right', 'sudo apk add a && apk add b', 'sudo apk add a b'),
  change('another variable', 'A=b apk add a && apk add b', 'A=b apk add a b'),
  change('something between', 'apk add a && c && apk add b', 'apk add a b && c'),
  change('something between is gone', 'apk add a && c && apk add b', 'apk add a b'),
  change('behind ||', 'apk add a || apk add b', 'apk add a b'),
  change('a failure is forgiven', 'apk add a; apk add b', 'apk add a b'),
  change('in the background', 'apk add a & apk add b', 'apk add a b'),
  change('it goes to another', 'apk add a && apk add b | c', 'apk add a b'),
  change('pip', 'pip install a && pip install b', 'pip install a b'),
  change('yum skips what it lacks', 'yum install a && yum install b', 'yum install a b'),
  change('sources', 'dnf install epel-release && dnf install b', 'dnf install epel-release b'),
  change(
    'repositories',
    'dnf install -y fedora-workstation-repositories && dnf install -y b',
    'dnf install -y fedora-workstation-repositories b',
  ),
  change('a release', 'dnf install rpmfusion-free && dnf install b', 'dnf install rpmfusion-free b'),
  change(
    'a release with a name behind it',
    'dnf install centos-release-scl && dnf install b',
    'dnf install centos-release-scl b',
  ),
  change('a repo', 'dnf install a-repo && dnf install b', 'dnf install a-repo b'),
  change('a removal', 'apt-get install mysql-server- && apt-get install b', 'apt-get install mysql-server- b'),
  change(
    'a removal behind it',
    'apt-get install a && apt-get install mysql-server-',
    'apt-get install a mysql-server-',
  ),
  change('a plus', 'apt-get install a && apt-get install b+', 'apt-get install a b+'),
  change('a tilde', 'apt-get install a && apt-get install b~', 'apt-get install a b~'),
  change('a pattern', 'apt-get install a && apt-get install ~nb', 'apt-get install a ~nb'),
  change('certificates', 'apt-get install ca-certificates && apt-get install b', 'apt-get install ca-certificates b'),
  change('a file', 'apt-get install ./a.deb && apt-get install b', 'apt-get install ./a.deb b'),
  change('a variable', 'apt-get install $A && apt-get install b', 'apt-get install $A b'),
  change('a virtual package', 'apk add -t .a b && apk add -t .a c', 'apk add -t .a b c'),
  change('another subcommand', 'apt-get remove a && apt-get remove b', 'apt-get remove a b'),
  change('a state of the shell', 'apk add a && cd b && apk add c', 'apk add a c && cd b'),
  ['two RUNs', 'FROM a\nRUN apk add a\nRUN apk add b\n', 'FROM a\nRUN apk add a b\n'],
  ['a flag', 'FROM a\nRUN --network=host apk add a && apk add b\n', 'FROM a\nRUN apk add a b\n'],
];

judgeChanges('joins-installs', right, wrong);
