/** `3.11` of `3.11.4-slim`; `undefined` where the tag does not say. Other versions have other folders (PEP 3147 to 3149). */
export function pythonMinor(tag: string): string | undefined {
  return /^(\d+\.\d+)(?![\d])/.exec(tag)?.[1];
}

/** Where pip puts packages in the official images (docker-library/python, "Dockerfile-linux.template": prefix /usr/local). */
export function sitePackagesOf(minor: string): string {
  return `/usr/local/lib/python${minor}/site-packages`;
}

/** Where pip puts the programs of packages; the interpreter of the official images is there as well. */
export const SCRIPTS = '/usr/local/bin';

/** They are of use where packages are installed, and to no program (their own documentation). */
const INSTALLERS: ReadonlySet<string> = new Set([
  'pip', 'setuptools', 'wheel', 'build', 'poetry', 'poetry-core', 'pipenv', 'uv', 'virtualenv', 'pip-tools', 'flit', 'hatch', 'pdm',
  'twine',
]); // prettier-ignore

export function isInstaller(name: string): boolean {
  return INSTALLERS.has(name.toLowerCase());
}

/** They compile while the program runs, or are made for someone who installs more (their own documentation). */
const NEED_TOOLCHAIN: ReadonlySet<string> = new Set([
  'theano', 'theano-pymc', 'aesara', 'pytensor', 'pymc', 'pymc3', 'pystan', 'cmdstanpy', 'triton', 'cppyy', 'pythran', 'jupyter',
  'jupyterlab', 'notebook', 'jupyterhub', 'conan', 'platformio', 'ansible-builder',
]); // prettier-ignore

export function needsToolchain(name: string): boolean {
  return NEED_TOOLCHAIN.has(name);
}

/** What a program says that compiles while it runs. */
export const COMPILES_WHEN_RUN =
  /\b(?:pyximport|cpp_extension|ffi\.verify|distutils\.ccompiler|torch\.compile|numpy\.f2py|cffi\.FFI\(\)\.verify)\b/;

/**
 * Libraries that a package finds and uses when it is compiled on the full image, besides those that it always needs
 * (uwsgi, "uwsgiconfig.py": `xml = auto`).
 */
export const FOUND_ON_FULL: Readonly<Record<string, readonly string[]>> = { uwsgi: ['libxml2'] };

/** Wheels that open libraries of the system by themselves while they run. */
export const OPENS_LIBRARIES = /^(?:opencv-|lightgbm$|xgboost$|pyqt|pyside|kivy$|ibm-db$|cx-oracle$|jpype1$)/;

/** Whether a program builds something that is linked with libraries of the system, or is none of Python's. */
export function isForeignBuild(program: string): boolean {
  return FOREIGN.test(program);
}

const FOREIGN =
  /^(?:gcc|g\+\+|c?c|c\+\+|clang(?:\+\+)?|gfortran|make|gmake|cmake|ninja|meson|configure|cargo|rustc|go|javac|mvn|gradle|ant|npm|npx|yarn|pnpm|bun|bundle|gem|composer)$/;
