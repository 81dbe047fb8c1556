import type { PythonPlaces } from './python-place.ts';
import type { BuildContext } from '../context/build-context.ts';
import { cleanPath } from '../context/context-path.ts';
import { findContextPath } from '../context/copied-files.ts';
import type { Copy } from '../context/copies.ts';
import { readDependencies } from '../context/dependencies/read-dependencies.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import { isInstaller } from '../knowledge/python.ts';

/** A package that is installed, as far as lists and lock files tell. */
export interface PythonPackage {
  /** As PyPI compares names. */
  readonly name: string;
  /** The very version, where it is known. */
  readonly version: string | undefined;
  /** For a message: `requirements.txt`, `line 5`. */
  readonly where: string;
}

export interface PythonPackages {
  readonly packages: readonly PythonPackage[];
  /** Lists that do not name what the packages in them bring along. */
  readonly incomplete: readonly string[];
  /** Files of the project that say that something of it is compiled. */
  readonly compiled: readonly string[];
  /** What lists say is used where it lies, absolute: folders of the project, and those that pip fetches sources into. */
  readonly editable: readonly string[];
}

/** Why it is not known which they are, or what one of them needs. */
export interface UnreadPackages {
  readonly kind: 'unread' | 'native';
  readonly instruction: Instruction;
  /** As a clause. */
  readonly because: string;
}

/** Reads the lists and projects that a stage installs, where they lie when it does. */
export function readPythonPackages(
  places: PythonPlaces,
  context: BuildContext,
  copies: readonly Copy[],
): PythonPackages | UnreadPackages {
  const reader = new Reader(
    context,
    copies,
    places.builds.map(({ path }) => path),
  );
  for (const { name, instruction } of places.named) {
    const because = reader.takeName(name, `line ${instruction.line}`);
    if (because !== undefined) return { kind: 'unread', instruction, because };
  }
  for (const { path, folder, instruction } of places.lists) {
    const because = reader.takeList(path, folder);
    if (because !== undefined) return { kind: 'unread', instruction, because };
  }
  const projects = new Map(places.locals.map(({ path, instruction }) => [path, instruction]));
  for (const [path, instruction] of projects) {
    const trouble = reader.takeProject(path);
    if (trouble) return { ...trouble, instruction };
  }
  for (const path of reader.inner) {
    const trouble = reader.takeProject(path);
    if (trouble) return { ...trouble, instruction: places.lists[0]!.instruction };
  }
  return reader;
}

/** A line of a list that names a folder of the project (pip's "Requirements File Format"). */
const LOCAL = /^(?:(?:-e|--editable)(?:\s+|=))?(?:file:)?(\.{1,2}(?:\/[\w./-]*)?)(?:\[[\w, -]*\])?\s*(?:#.*)?$/;
const COMPILES = /\b(?:Extension\s*\(|ext_modules\b|cythonize\b)/;
/** They look for libraries of the system, or build in a way that is not read. */
const OUTWARD =
  /\b(?:libraries|library_dirs|runtime_library_dirs|extra_link_args|extra_compile_args|extra_objects|define_macros|pkg-?config|pkgconfig|cmake|CMake\w*|rust_extensions|cffi_modules|RustExtension|check_output|subprocess|os\.system)\b/;
const OTHER_WAYS = /\b(?:rust_extensions|cffi_modules|RustExtension|CMake\w*|cmdclass)\b/;
const OTHER_BACKEND =
  /^[ \t]*build-backend[ \t]*=[ \t]*["'](?:maturin|mesonpy|scikit_build_core|setuptools_rust|py_build_cmake|sipbuild|pdm\.backend\.\w+build)/m;

class Reader implements PythonPackages {
  readonly packages: PythonPackage[] = [];
  readonly incomplete: string[] = [];
  readonly compiled: string[] = [];
  readonly editable: string[] = [];
  /** Projects that lists name. */
  readonly inner = new Set<string>();
  /** Folders that wheels are put into. */
  readonly #built: ReadonlySet<string>;
  readonly #context: BuildContext;
  readonly #copies: readonly Copy[];

  constructor(context: BuildContext, copies: readonly Copy[], built: readonly string[]) {
    this.#built = new Set(built);
    this.#context = context;
    this.#copies = copies;
  }

  takeName(spec: string, where: string): string | undefined {
    const [name = '', version] = spec.split('==');
    if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) return `${where} installs ${spec}`;
    // What installs is of use to the build; what it is made of, to nobody else.
    if (isInstaller(name)) return undefined;
    this.packages.push({ name: name.toLowerCase().replace(/[-_.]+/g, '-'), version, where });
    if (!this.incomplete.includes(where)) this.incomplete.push(where);
    return undefined;
  }

  takeList(path: string, folder: string): string | undefined {
    const found = this.#find(path);
    if (found === undefined) return `${path} was not there to be read`;
    const reading = readDependencies(this.#context, 'python', found);
    if (reading.kind === 'unread') return reading.because;
    for (const what of reading.unread) {
      const inner = this.#readLocalLine(what);
      if (inner === undefined) return what;
      // Where the list does not lie where pip runs, one of them is not where it says.
      if (cleanPath(path.replace(/\/[^/]*$/, '') || '/') !== folder) return `${what}, which is looked for in ${folder}`;
      this.inner.add(cleanPath(inner.startsWith('/') ? inner : `${folder}/${inner}`));
    }
    for (const file of reading.from) this.#takeEditable(this.#context.readText(file) ?? '', folder);
    this.#take(reading, found);
    return undefined;
  }

  /** pip puts sources that it fetches into `src` of where it runs, or of the virtual environment (pip install, "--src"). */
  #takeEditable(text: string, folder: string): void {
    for (const line of text.split('\n')) {
      const target = line.length < 2000 ? /^\s*(?:-e|--editable)(?:\s+|=)(\S+)/.exec(line)?.[1] : undefined;
      if (target === undefined) continue;
      const local = /^(?:file:)?([./][\w./-]*)/.exec(target)?.[1];
      const path = local === undefined ? 'src' : local;
      this.editable.push(cleanPath(path.startsWith('/') ? path : `${folder}/${path}`));
    }
  }

  takeProject(path: string): Pick<UnreadPackages, 'kind' | 'because'> | undefined {
    if (/\.(?:whl|tar\.gz|zip)$|\*/.test(path)) {
      // What was built here of a list is known by the list.
      const folder = path.replace(/\/[^/]*$/, '');
      const isBuilt = this.#built.has(folder);
      return isBuilt ? undefined : { kind: 'unread', because: `what ${path} needs is not known` };
    }
    const [pyproject, setup, config] = ['pyproject.toml', 'setup.py', 'setup.cfg'].map((name) =>
      this.#find(cleanPath(`${path}/${name}`)),
    );
    const [project = '', script = '', options = ''] = [pyproject, setup, config].map((file) =>
      file === undefined ? '' : (this.#context.readText(file) ?? ''),
    );
    if (pyproject === undefined && setup === undefined)
      return { kind: 'unread', because: `there is no pyproject.toml or setup.py of ${path}` };
    if (/\binstall_requires\b/.test(options)) return { kind: 'unread', because: `setup.cfg of ${path} names packages` };
    if (pyproject !== undefined && /^\s*\[(?:project|tool\.poetry)[\].]/m.test(project)) {
      const reading = readDependencies(this.#context, 'python', pyproject);
      if (reading.kind === 'unread') return { kind: 'unread', because: reading.because };
      const [unread] = reading.unread;
      if (unread !== undefined) return { kind: 'unread', because: unread };
      this.#take(reading, pyproject);
    }
    const because = this.#takeSetup(script, setup);
    if (because !== undefined) return { kind: 'unread', because };
    if (OTHER_BACKEND.test(project) || /\bext[_-]modules\b/.test(project))
      return { kind: 'native', because: `${pyproject!} compiles something` };
    if (!COMPILES.test(script)) return OTHER_WAYS.test(script) ? outward(setup!) : undefined;
    if (OUTWARD.test(script) || this.#namesLibraries(setup!)) return outward(setup!);
    this.compiled.push(setup!);
    return undefined;
  }

  /** The packages that `setup.py` asks for, where they are written there as texts. */
  #takeSetup(script: string, path: string | undefined): string | undefined {
    if (!/\binstall_requires\b/.test(script)) return undefined;
    const list = /\binstall_requires\s*=\s*\[([^\][]*)\]/.exec(script)?.[1];
    const rest = list?.replace(/#.*$/gm, '').replace(/(["'])([^"'\\]*)\1/g, '').replace(/[\s,]/g, ''); // prettier-ignore
    if (list === undefined || rest !== '') return `what ${path!} asks for is not written as a list`;
    for (const [, , spec] of list.matchAll(/(["'])([^"'\\]*)\1/g)) {
      const own = this.takeName(/^[\w.-]+/.exec(spec!)?.[0] ?? spec!, path!);
      if (own !== undefined) return own;
    }
    return undefined;
  }

  /** Cython reads libraries from the head of a source ("Source Files and Compilation"). */
  #namesLibraries(setup: string): boolean {
    const folder = setup.includes('/') ? setup.slice(0, setup.lastIndexOf('/')) : '';
    return this.#context
      .list(folder)
      .some(
        (path) =>
          /\.(?:pyx|pxd|py)$/.test(path) &&
          /^#\s*distutils:\s*(?:libraries|extra)/m.test(this.#context.readText(path) ?? ''),
      );
  }

  #take(
    { packages, isComplete, from }: Extract<ReturnType<typeof readDependencies>, { readonly kind: 'read' }>,
    path: string,
  ): void {
    const where = from.at(-1) ?? path;
    for (const { name, version } of packages) this.packages.push({ name, version, where });
    if (!isComplete && packages.length > 0 && !this.incomplete.includes(where)) this.incomplete.push(where);
  }

  /** The folder that a line of a list names: `requirements.txt: line 3 names no package that could be looked up`. */
  #readLocalLine(what: string): string | undefined {
    const [, path, number] = /^(.+): line (\d+) names no package/.exec(what) ?? [];
    if (path === undefined) return undefined;
    const line = this.#context.readText(path)?.split('\n')[Number(number) - 1];
    return line !== undefined && line.length < 500 ? LOCAL.exec(line.trim())?.[1] : undefined;
  }

  #find(path: string): string | undefined {
    const found = findContextPath(this.#copies, this.#context, path);
    return found?.kind === 'found' ? found.contextPath : undefined;
  }
}

function outward(path: string): Pick<UnreadPackages, 'kind' | 'because'> {
  return { kind: 'native', because: `${path} may be linked with libraries that it finds` };
}
