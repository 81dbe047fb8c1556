import { plainWords } from './plain-start.ts';
import type { BuildContext } from '../context/build-context.ts';
import { folderOf, joinPath } from '../context/context-path.ts';
import { readPackageJson } from '../context/dependencies/package-json.ts';
import { findThroughStages } from '../context/stage-copies.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Stage } from '../dockerfile/stages.ts';

/** What a script of `package.json` starts that a package manager is told to run. */
export type ScriptStart =
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly script: string }
  /** Why it is not known, as a clause. */
  | { readonly kind: 'unknown'; readonly because: string };

/** Settings by which a manager starts scripts in another way. */
const OTHER_WAYS = /^\s*["']?(?:script-shell|node-options|shell-emulator|scriptShell|nodeOptions|shellEmulator)\b/im;
/** Steps that write to `package.json`. */
const WRITES_MANIFEST =
  /\b(?:npm|pnpm|yarn)\s+(?:pkg|version|init|set-script)\b|>\s*\S*package\.json|\b(?:sed|jq|json|node|cp|mv|tee)\b[^\n;&|]{0,300}\bpackage\.json/;
/** What a manager tells the scripts that it runs, by the environment. */
const TOLD = /\bnpm_(?:config|package|lifecycle|execpath|node_execpath|command)|\bINIT_CWD\b/;
const SOURCES = /\.(?:[cm]?[jt]sx?|json)$/;
const ELSEWHERE = /(?:^|\/)(?:node_modules|\.git|tests?|__tests__)\/|(?:^|\/)package(?:-lock)?\.json$/;
const MOST_FILES = 3000;

/**
 * What `npm start` and its like start: the one program of a script, with plain words. `undefined` where the words are none of
 * these.
 * @param words the manager first
 * @param folder in which it is started, absolute
 */
export function readScriptStart(
  file: Dockerfile,
  stage: Stage,
  words: readonly string[],
  folder: string,
  context: BuildContext | undefined,
): ScriptStart | undefined {
  const name = scriptOf(words);
  if (name === undefined) return undefined;
  if (!context) return unknown('package.json was not there to be read');
  const found = findThroughStages(file, stage, context, `${folder === '/' ? '' : folder}/package.json`);
  if (found?.kind !== 'found' || found.assumes.length > 0) return unknown('its package.json could not be read');
  const manifest = readPackageJson(context.readText(found.contextPath) ?? '');
  if (!manifest) return unknown('its package.json could not be read');
  const writer = file.instructions.find(({ content }) => content.keyword === 'run' && WRITES_MANIFEST.test(content.source)); // prettier-ignore
  if (writer) return unknown(`line ${writer.line} may change package.json`);
  const text = manifest.scripts.get(name);
  if (text === undefined) return unknown(`package.json has no script "${name}"`);
  const around = [`pre${name}`, `post${name}`].find((each) => manifest.scripts.has(each));
  if (around !== undefined) return unknown(`package.json has "${around}" as well`);
  const own = plainWords(text);
  if (!own) return unknown(`a shell has a part in "${text.slice(0, 60)}"`);
  const odd = findOtherWay(context, folderOf(found.contextPath)) ?? findTold(context);
  return odd === undefined ? { kind: 'words', words: own, script: name } : unknown(odd);
}

function scriptOf([manager = '', ...words]: readonly string[]): string | undefined {
  if (!/^(?:npm|pnpm|yarn)$/.test(manager)) return undefined;
  if (words.length === 1 && words[0] === 'start') return 'start';
  const isRun = words[0] === 'run' || (words[0] === 'run-script' && manager !== 'yarn');
  return isRun && words.length === 2 && /^[\w:.-]+$/.test(words[1]!) && !words[1]!.startsWith('-') ? words[1] : undefined; // prettier-ignore
}

function findOtherWay(context: BuildContext, folder: string): string | undefined {
  const berry = ['.yarnrc.yml', '.pnp.cjs'].find((name) => context.has(joinPath(folder, name)));
  if (berry !== undefined) return `${berry} may say how Node.js is started`;
  const settings = ['.npmrc', '.yarnrc', 'pnpm-workspace.yaml'];
  const odd = settings.find((name) => OTHER_WAYS.test(context.readText(joinPath(folder, name)) ?? ''));
  return odd && `${odd} says how scripts are started`;
}

/** A source that asks for what only a manager tells. */
function findTold(context: BuildContext): string | undefined {
  const paths = context.list().filter((path) => SOURCES.test(path) && !ELSEWHERE.test(path));
  if (paths.length > MOST_FILES) return `of more than ${MOST_FILES} sources not all are read`;
  const asking = paths.find((path) => TOLD.test(context.readText(path) ?? ''));
  return asking && `${asking} asks for what the package manager says of itself`;
}

function unknown(because: string): ScriptStart {
  return { kind: 'unknown', because };
}
