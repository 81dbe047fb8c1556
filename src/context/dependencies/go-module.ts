/** What a `go.mod` or `go.work` says, by go.dev/ref/mod: a directive to a line, or to a line of a block. */
export interface GoModule {
  /** Paths of the modules that it requires. */
  readonly required: readonly string[];
  /** Folders of the modules of a workspace, as written. */
  readonly used: readonly string[];
  /** The first replacement by a folder, as written. */
  readonly replacedBy: string | undefined;
}

/** No line of either is longer. */
const MAX_LINE = 2000;

/** @returns `undefined` for what has a line that is none of them */
export function readGoModule(text: string): GoModule | undefined {
  const required: string[] = [];
  const used: string[] = [];
  let replacedBy: string | undefined;
  let block: string | undefined;
  for (const raw of text.split('\n')) {
    if (raw.length > MAX_LINE) return undefined;
    const line = raw.replace(/\/\/.*$/, '').trim();
    if (line === '') continue;
    if (block !== undefined && line === ')') {
      block = undefined;
      continue;
    }
    const words = line.split(/\s+/).map((word) => word.replace(/^["`]|["`]$/g, ''));
    if (block === undefined && words.length === 2 && words[1] === '(') {
      block = words[0]!;
      continue;
    }
    const [directive, ...rest] = block === undefined ? words : [block, ...words];
    if (!DIRECTIVES.has(directive!) || rest.length === 0) return undefined;
    if (directive === 'require') required.push(rest[0]!);
    if (directive === 'use') used.push(rest[0]!);
    const target = directive === 'replace' ? rest[rest.indexOf('=>') + 1] : undefined;
    if (target !== undefined && /^(?:\.{0,2}\/|\.{1,2}$|[A-Za-z]:)/.test(target)) replacedBy ??= target;
  }
  return block === undefined ? { required, used, replacedBy } : undefined;
}

const DIRECTIVES: ReadonlySet<string> = new Set([
  'module', 'go', 'toolchain', 'godebug', 'require', 'exclude', 'replace', 'retract', 'use', 'tool', 'ignore',
]); // prettier-ignore
