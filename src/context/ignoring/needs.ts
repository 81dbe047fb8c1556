import type { BuildContext } from '../build-context.ts';
import { baseName, folderOf, joinPath } from '../context-path.ts';
import type { ProjectFacts } from './project-facts.ts';
import type { NamedKind } from '../../knowledge/ignored/kinds.ts';

/** Whether a file or folder that has the name of a kind may be left out, or why it is needed, as a clause. */
export type Need =
  | { readonly kind: 'free' }
  /** It only has the name. */
  | { readonly kind: 'other' }
  | { readonly kind: 'needed'; readonly reason: 'not-installed' | 'read-by-build'; readonly because: string };

const FREE: Need = { kind: 'free' };
const OTHER: Need = { kind: 'other' };

/** How much of a file shows whether it holds a key, in bytes. */
const KEY_BYTES = 4096;

/**
 * What a build needs of a file or folder of a kind. Of the history of git it is not said here.
 * @param path relative to the root of the context
 */
export function findNeed(path: string, { kind }: NamedKind, context: BuildContext, facts: ProjectFacts): Need {
  switch (kind) {
    case 'version-control':
      return FREE;
    case 'dependencies': {
      // Go and Ruby keep theirs under this name, too, and mostly in git.
      if (baseName(path) === 'vendor') return facts.makesVendor() ? FREE : OTHER;
      if (facts.installsNodePackages(folderOf(path))) return FREE;
      return { kind: 'needed', reason: 'not-installed', because: `no RUN installs what is in ${path}` };
    }
    case 'virtual-environment': {
      if (!context.has(joinPath(path, 'pyvenv.cfg'))) return OTHER;
      if (facts.installsPythonPackages() && !facts.usesAsItIs(path)) return FREE;
      return { kind: 'needed', reason: 'not-installed', because: `no RUN installs what is in ${path}` };
    }
    case 'build-output':
      return facts.makes(path) ? FREE : OTHER;
    case 'python-cache':
    case 'system':
      return FREE;
    case 'coverage':
      if (context.isFolder(path) && !baseName(path).startsWith('.') && !isReport(path, context)) return OTHER;
      return findMention(path, facts);
    case 'secret':
      return findSecretNeed(path, context, facts);
    default:
      return findMention(path, facts);
  }
}

function findMention(path: string, facts: ProjectFacts): Need {
  return facts.mentions(path)
    ? { kind: 'needed', reason: 'read-by-build', because: `a command speaks of ${baseName(path)}` }
    : FREE;
}

function isReport(folder: string, context: BuildContext): boolean {
  return ['lcov.info', 'lcov-report', 'clover.xml', 'coverage-final.json', 'coverage-summary.json', 'coverage.xml', 'status.json'].some(
    (name) => context.has(joinPath(folder, name)),
  ); // prettier-ignore
}

function findSecretNeed(path: string, context: BuildContext, facts: ProjectFacts): Need {
  const name = baseName(path);
  const needed = (because: string): Need => ({ kind: 'needed', reason: 'read-by-build', because });
  if (name.startsWith('.env') && facts.takesEnvFiles()) return needed(`the build takes ${path} into what it makes`);
  if (name === '.npmrc') {
    if (!/_auth(?:Token)?\s*=|_password\s*=/.test(context.readText(path) ?? '')) return OTHER;
    if (facts.runsNodeInstall()) return needed(`the install may need the credentials in ${path}`);
  }
  if (/\.(?:pem|key)$/.test(name) && !holdsKey(path, context)) return OTHER;
  return findMention(path, facts);
}

/** A certificate is none, and may be what a program trusts. */
function holdsKey(path: string, context: BuildContext): boolean {
  const start = context.readStart(path, KEY_BYTES);
  if (!start) return false;
  const text = new TextDecoder('latin1').decode(start);
  return text.includes('PRIVATE KEY-----') || (path.endsWith('.key') && /^[0-9a-f]{32,64}\s*$/.test(text));
}
