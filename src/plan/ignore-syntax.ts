/** How far an ignore comment reaches. */
export type IgnoreScope = 'instruction' | 'stage' | 'file';

/** What an ignore comment says, wherever it stands. */
export interface IgnoreSyntax {
  /** Whose comment it is, and hence whether `names` are transforms, rules of hadolint or checks of BuildKit. */
  readonly tool: 'dockoptimize' | 'hadolint' | 'buildkit';
  readonly scope: IgnoreScope;
  /** As written, but transforms in lower case, rules and checks in upper case; `*` is given as `all`. */
  readonly names: readonly string[];
}

/** The blanks are optional nowhere that two patterns could share them, so that nothing is read twice. */
const DOCKOPTIMIZE = /^#\s*dockoptimize\s+(?:(stage|global)\s+)?ignore(?![\w-])\s*(?:=(.*)|.*)$/is;
const HADOLINT = /^#\s*hadolint\s+(?:(global)\s+)?ignore\s*=(.*)$/is;

/**
 * Reads `# dockoptimize [stage|global] ignore=<id>[, <id>] -- why` or `# hadolint [global] ignore=<rule>[, <rule>]`;
 * `undefined` for any other comment. One that forgets the `=` names nothing, so that somebody tells its author.
 * `comment` starts with its `#`.
 */
export function readIgnoreSyntax(comment: string): IgnoreSyntax | undefined {
  const own = DOCKOPTIMIZE.exec(comment);
  if (own) return { tool: 'dockoptimize', scope: toScope(own[1]), names: readIds(own[2] ?? '') };
  const foreign = HADOLINT.exec(comment);
  if (foreign) return { tool: 'hadolint', scope: toScope(foreign[1]), names: readRules(foreign[2]!) };
  return undefined;
}

/**
 * Reads the value of the directive `# check=skip=<name>[,<name>];error=true`, by which BuildKit leaves checks out of the
 * whole file; `undefined` where it leaves out none (https://docs.docker.com/reference/dockerfile/#check).
 */
export function readSkippedChecks(value: string): IgnoreSyntax | undefined {
  const skips = value.split(';').flatMap((part) => /^\s*skip\s*=(.*)$/is.exec(part)?.[1] ?? []);
  const names = skips.flatMap((list) => split(list.toUpperCase()));
  return names.length === 0 ? undefined : { tool: 'buildkit', scope: 'file', names };
}

function toScope(word: string | undefined): IgnoreScope {
  const scope = word?.toLowerCase();
  if (scope === 'global') return 'file';
  return scope === 'stage' ? 'stage' : 'instruction';
}

function readIds(list: string): readonly string[] {
  // No id has two hyphens in a row: the reason begins there.
  const [ids] = list.split('--', 1);
  return split(ids!.toLowerCase()).map((id) => (id === '*' ? 'all' : id));
}

/** A rule ends at the first blank: what people write after it is meant for people. */
function readRules(list: string): readonly string[] {
  return split(list.toUpperCase()).map((rule) => rule.split(/\s/, 1)[0]!);
}

function split(list: string): readonly string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
