import { type BuildContext, MAX_FILES } from './build-context.ts';
import { baseName } from './context-path.ts';
import { isOfGoForLinux } from './go-sources.ts';
import { type GoImport, type GoText, readGoText } from './go-text.ts';
import {
  GO_METHODS_WITH_FILES,
  GO_VARIABLES_OF_IMAGES,
  isNamedAsStandard,
  mayUseOf,
  usesOfPackage,
} from '../knowledge/go-standard.ts';

/** More sources than these, or longer ones together (in UTF-16 code units), are not read. */
const MOST_FILES = 2000;
const MOST_LENGTH = 16 * 1024 * 1024;
/** A module that nothing is fetched for, and nothing is put in the place of. */
const PLAIN_DIRECTIVE = /^(?:module|go|toolchain)\s+[^\s(]+$/;
/** What compilers of other languages, assemblers and linkers take. */
const OTHER_LANGUAGES = /\.(?:[sS]|sx|c|cc|cpp|cxx|m|h|hh|hpp|hxx|f|F|for|f90|swig|swigcxx|syso)$/;

/** What the sources of a program in Go show of its needs. */
export type GoNeeds =
  /** Nothing beside the program: no file, no other program, no server. */
  | { readonly kind: 'alone'; readonly files: number }
  /** As a clause. */
  | { readonly kind: 'unproven'; readonly because: string };

/**
 * Whether a program in Go needs no file of an image beside itself: one module without requirements, all of whose sources are in the
 * context and use nothing but what `knowledge/go-standard` lists. Whatever is not read, or not known, may need one.
 */
export function readGoNeeds(context: BuildContext): GoNeeds {
  const paths = context.list();
  const unproven = (because: string): GoNeeds => ({ kind: 'unproven', because });
  if (paths.length >= MAX_FILES) return unproven('not all files are listed');
  const [manifest, another] = paths.filter((path) => baseName(path) === 'go.mod');
  if (manifest === undefined) return unproven('there is no go.mod');
  const more = another ?? paths.find((path) => baseName(path) === 'go.work');
  if (more !== undefined) return unproven(`${more} names other modules`);
  const own = readOwnModule(context.readText(manifest) ?? '');
  if (own === undefined) return unproven(`${manifest} says more than the name of the module and the version of Go`);
  if (isNamedAsStandard(own)) return unproven(`${manifest} gives the module a name of Go's library`);
  const odd = paths.find((path) => /(?:^|\/)vendor\//.test(path) || OTHER_LANGUAGES.test(path));
  if (odd !== undefined) return unproven(`${odd} is not from the module, or not in Go`);
  const sources = paths.filter((path) => isOfGoForLinux(path) && !path.endsWith('_test.go'));
  let length = 0;
  for (const path of sources) {
    const text = context.readText(path);
    length += text?.length ?? 0;
    if (sources.length > MOST_FILES || length > MOST_LENGTH) return unproven('there are very many sources');
    const source = text === undefined ? undefined : readGoText(text);
    if (!source) return unproven(`${path} could not be read`);
    const need = findNeed(source, own);
    if (need !== undefined) return unproven(`${path} ${need}`);
  }
  return sources.length === 0 ? unproven('there is no source') : { kind: 'alone', files: sources.length };
}

/** The path of a module; `undefined` where it needs others, or says more than its name and which Go it is for. */
function readOwnModule(text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.replace(/\/\/.*$/, '').trim());
  const said = lines.filter((line) => line !== '');
  if (!said.every((line) => PLAIN_DIRECTIVE.test(line))) return undefined;
  const names = said.flatMap((line) => /^module\s+["`]?([^\s"`]+)/.exec(line)?.[1] ?? []);
  return names.length === 1 ? names[0] : undefined;
}

function findNeed({ imports, code, strings }: GoText, own: string): string | undefined {
  for (const one of imports) {
    if (one.path === own || one.path.startsWith(`${own}/`)) continue;
    const uses = usesOfPackage(one.path);
    if (uses === 'none') return `imports "${one.path}"`;
    const used = uses === 'parts' ? findOtherUse(one, code) : undefined;
    if (used !== undefined) return `uses ${used}`;
  }
  const method = GO_METHODS_WITH_FILES.exec(code)?.[0];
  if (method !== undefined) return `calls ${method}`;
  // A socket lies in a folder.
  const word = strings.find((text) => GO_VARIABLES_OF_IMAGES.test(text) || /^unix(?:gram|packet)?$/.test(text));
  return word === undefined ? undefined : `names "${word.slice(0, 60)}"`;
}

/** The first name of a package that is used and is none of those that may be. */
function findOtherUse({ path, alias }: GoImport, code: string): string | undefined {
  const name = alias ?? baseName(path);
  if (name === '_') return undefined;
  if (!/^\w{1,100}$/.test(name)) return `${path} by the name ${name}`;
  // Three dots stand before a type, one before a field of that name.
  for (const [, member] of code.matchAll(new RegExp(`(?<!\\w|(?<!\\.\\.)\\.)${name}\\s*\\.\\s*(\\w+)`, 'g')))
    if (!mayUseOf(path, member!)) return `${path}.${member!}`;
  return undefined;
}
