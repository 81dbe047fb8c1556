import type { Chance } from './chance.ts';

/** What a script may hold that a merge has to think about; a pair is counted under each that it holds. */
export const CONSTRUCTS = [
  'and-chain', 'list', 'or-list', 'mixed-and-or', 'set-e', 'set-u', 'set-x', 'set-pipefail', 'set-then-and', 'set+e', 'set-later', 'set-within', 'shell-e', 'shell-pipefail',
  'cd', 'export', 'assignment', 'prefix-assignment', 'default-assignment', 'variable', 'state-probe', 'unset', 'readonly', 'positional', 'ifs', 'umask', 'source',
  'function', 'function-call', 'if', 'for', 'while', 'case', 'group', 'subshell', 'exit', 'exec', 'negation', 'test', 'pipeline', 'background', 'wait',
  'substitution', 'trap', 'redirection', 'unknown-program', 'bash-only', 'multi-line', 'comment-inside', 'comment-between', 'comment-behind', 'heredoc',
] as const; // prettier-ignore
export type Construct = (typeof CONSTRUCTS)[number];

/** What is known while the statements of one pair are written. */
export interface Writing {
  readonly chance: Chance;
  readonly isBash: boolean;
  readonly constructs: Set<Construct>;
  /** Gives a number that no other call in the pair has. */
  readonly nextSite: () => number;
}

/**
 * Programs that every reader of shell knows, with arguments that make sense; only stubs of them ever run. `%` is the site:
 * the one word that tells this call from all others in the pair, in the log and in a failure plan.
 */
const CALLS = [
  'mkdir -p /%', 'chmod 755 /%', 'chown root:root /%', 'touch /%', 'cp /src /%', 'mv /src /%', 'ln -s /src /%', 'tar -xf /%', 'sed -i s/a/b/ /%',
  'curl -fsSL -o /% https://example.org/x', 'apt-get install -y %',
] as const; // prettier-ignore

/** Every program that a script may call; each has a stub. */
export const PROGRAMS = [
  'mkdir', 'chmod', 'chown', 'touch', 'cp', 'mv', 'ln', 'tar', 'sed', 'curl', 'apt-get', 'cat', 'grep', 'service', 'inspect', 'tool',
] as const; // prettier-ignore

/** A call of a program that leaves no state in the shell. */
export function plainCall({ chance, nextSite }: Writing): string {
  return chance.pick(CALLS).replace('%', `s${nextSite()}`);
}

/** One to three such calls, joined. */
function inner(writing: Writing): string {
  const { chance } = writing;
  const calls = Array.from({ length: 1 + chance.below(3) }, () => plainCall(writing));
  return calls.join(chance.weigh([[5, '; '], [3, ' && '], [2, ' || ']])); // prettier-ignore
}

/** Shows state of the shell that a program cannot see by itself. */
function probe({ chance, nextSite }: Writing): string {
  const shown = [
    'flags=$-',
    'V=${V-}',
    'W=${W-}',
    'X=${X-}',
    'i=${i-}',
    'n=${n-}',
    'job=$!',
    'count=$#',
    'status=$?',
    'ifs=$IFS',
  ];
  const words = Array.from({ length: 1 + chance.below(3) }, () => `"${chance.pick(shown)}"`);
  return `inspect s${nextSite()} ${words.join(' ')}`;
}

/** What may run in the background: its sites are those of jobs. Not all of it is known to start a server. */
function job({ chance, nextSite }: Writing): string {
  const call = chance.pick(['tool %', 'curl -fsSL -o % https://example.org/x', 'service % start', 'tool % && tool %']);
  return call.replaceAll('%', () => `b${nextSite()}`);
}

type Write = (writing: Writing) => string | readonly string[];

/** For each construct that is a statement: how often, and its text; several texts are statements of one list. */
const STATEMENTS: Partial<Record<Construct, readonly [weight: number, write: Write]>> = {
  'or-list': [8, (w) => w.chance.pick([`${plainCall(w)} || ${plainCall(w)}`, `${plainCall(w)} || true`])],
  'mixed-and-or': [
    6,
    (w) =>
      w.chance.pick([
        `${plainCall(w)} && ${plainCall(w)} || ${plainCall(w)}`,
        `${plainCall(w)} || ${plainCall(w)} && ${plainCall(w)}`,
      ]),
  ],
  'set+e': [5, () => 'set +e'],
  'set-later': [5, (w) => w.chance.pick(['set -e', 'set -u', 'set -f', 'set -eu', 'set +x', 'set +u'])],
  // Errexit that is switched where a chain, a condition or a process of its own decides whether it counts.
  'set-within': [
    6,
    (w) =>
      w.chance.pick([
        [`set -e && ${plainCall(w)} || ${w.chance.pick(['true', plainCall(w)])}`, plainCall(w), plainCall(w)],
        [`[ -d d1 ] && set -e`, plainCall(w), plainCall(w)],
        [`set -eu && [ -d d1 ] && ${plainCall(w)}`, plainCall(w)],
        [`(set -e; ${plainCall(w)}; ${plainCall(w)})`, plainCall(w)],
        [`{ set -e; ${plainCall(w)}; } || ${plainCall(w)}`, plainCall(w)],
        [`if [ -d d1 ]; then set -e; fi`, plainCall(w), plainCall(w)],
        [`g() { set -e; ${plainCall(w)}; ${plainCall(w)}; }`, 'g', plainCall(w)],
        [`${plainCall(w)} || (set -e; ${plainCall(w)}; ${plainCall(w)})`, plainCall(w)],
      ]),
  ],
  cd: [7, (w) => w.chance.pick(['cd d1', 'cd /tmp', 'cd d2 && cd ..', `cd d1 && ${plainCall(w)}`])],
  export: [6, (w) => w.chance.pick(['export V=x', 'export W=y V=z', 'V=x; export V'])],
  assignment: [6, (w) => w.chance.pick([['V=x'], ['W=y'], ['W=y', `touch /s${w.nextSite()} "$W"`], ['X=1 W=2']])],
  'prefix-assignment': [5, (w) => `${w.chance.pick(['V=1', 'W=2 V=3', 'X=a'])} ${plainCall(w)}`],
  'default-assignment': [5, (w) => w.chance.pick([`: "\${X:=y}"`, `touch /s${w.nextSite()} "\${X:=y}"`])],
  variable: [6, (w) => `touch /s${w.nextSite()} ${w.chance.pick(['"$V"', '"${W-}"', '$X', '"${V:-d}"', '"$i"'])}`],
  'state-probe': [8, probe],
  unset: [5, () => 'unset V'],
  readonly: [5, () => 'readonly V=r'],
  positional: [5, () => 'set -- x y'],
  ifs: [5, () => 'IFS=,'],
  umask: [5, (w) => w.chance.pick(['umask 027', 'umask 0002'])],
  source: [5, (w) => w.chance.pick(['. ./env.sh', `. ./env.sh && ${plainCall(w)}`])],
  function: [5, (w) => (w.chance.percent(60) ? [`f() { ${inner(w)}; }`, 'f'] : `f() { ${inner(w)}; }`)],
  'function-call': [5, () => 'f'],
  if: [
    5,
    (w) =>
      w.chance.pick([
        `if ${plainCall(w)}; then ${inner(w)}; fi`,
        `if [ -n "\${V-}" ]; then ${inner(w)}; else ${inner(w)}; fi`,
      ]),
  ],
  for: [5, (w) => `for i in a b; do touch "/s${w.nextSite()}$i"; ${plainCall(w)}; done`],
  while: [
    5,
    (w) =>
      w.chance.pick([
        `n=0; while [ "$n" -lt 2 ]; do touch "/s${w.nextSite()}n$n"; n=$((n+1)); done`,
        `while ${plainCall(w)}; do ${plainCall(w)}; break; done`,
        `until ${plainCall(w)}; do ${plainCall(w)}; break; done`,
      ]),
  ],
  case: [5, (w) => `case "\${V-}" in "") ${inner(w)} ;; *) ${plainCall(w)} ;; esac`],
  group: [
    5,
    (w) => w.chance.pick([`{ ${inner(w)}; }`, `{ ${inner(w)}; } || ${plainCall(w)}`, `{ cd d1; ${inner(w)}; }`]),
  ],
  subshell: [5, (w) => w.chance.pick([`(${inner(w)})`, `(cd d1 && ${inner(w)})`, `(set -e; ${inner(w)})`, `(exit 0)`])],
  exit: [5, (w) => w.chance.pick(['exit 0', `${plainCall(w)} && exit 0`, '[ -z "${V-}" ] && exit 0', 'exit 3'])],
  exec: [5, (w) => w.chance.pick([`exec ${plainCall(w)}`, 'exec 3>&1'])],
  negation: [5, (w) => `! ${plainCall(w)}`],
  test: [
    5,
    (w) =>
      w.chance.pick(['[ -f env.sh ]', '[ -n "${V-}" ]', '[ -d d1 ]']) + w.chance.pick([' && ', ' || ']) + plainCall(w),
  ],
  pipeline: [5, (w) => `${plainCall(w)} | grep -q s${w.nextSite()}`],
  background: [5, (w) => `${job(w)} &`],
  wait: [5, (w) => (w.chance.percent(50) ? [`${job(w)} &`, 'wait'] : 'wait')],
  substitution: [
    5,
    (w) =>
      w.chance.pick([
        `touch /s${w.nextSite()} "$(cat s${w.nextSite()})"`,
        `V=$(cat s${w.nextSite()})`,
        `V="$(${inner(w)})"`,
      ]),
  ],
  trap: [5, (w) => w.chance.pick([`trap '${plainCall(w)}' EXIT`, `trap "exit 1" EXIT`])],
  redirection: [5, (w) => `${plainCall(w)} ${w.chance.pick(['> /dev/null', '2>&1', '> /dev/null 2>&1', '< env.sh'])}`],
  'unknown-program': [6, (w) => `tool s${w.nextSite()}`],
};

const BASH_ONLY: Write = (w) =>
  w.chance.pick([
    'shopt -s nullglob',
    `[[ -n \${V-} ]] && ${plainCall(w)}`,
    'source ./env.sh',
    'set -o pipefail',
    `function f { ${inner(w)}; }`,
    `(( 1 + 1 )) && ${plainCall(w)}`,
  ]);

const WEIGHED = Object.entries(STATEMENTS).map(([construct, [weight, write]]) => {
  return [weight, { construct: construct as Construct, write }] as const;
});
const WEIGHED_BASH = [...WEIGHED, [14, { construct: 'bash-only', write: BASH_ONLY }] as const];

/** One statement that may leave state, end the script, or fail in a way of its own; at times two that belong together. */
export function wildStatement(writing: Writing): readonly string[] {
  const { construct, write } = writing.chance.weigh(writing.isBash ? WEIGHED_BASH : WEIGHED);
  writing.constructs.add(construct);
  return [write(writing)].flat();
}
