/** The program that an image is for, and how the image starts it. */
export interface Interpreter {
  readonly name: 'node' | 'java';
  /** The ENTRYPOINT of the image, which hands its arguments on. */
  readonly wrapper: string | undefined;
  /** Whether that starts the program by itself where the first argument is an option. */
  readonly startsWithOptions: boolean;
  /** The words that start the program. */
  readonly programs: readonly string[];
}

const JAVA = ['java', '/usr/bin/java', '/opt/java/openjdk/bin/java'];

/**
 * By the Dockerfiles and entrypoints of nodejs/docker-node, adoptium/containers and docker-library/openjdk as the catalogue
 * was made of them. Node's runs `node` before an option or a file that cannot be run; the latter nobody here can tell.
 */
const INTERPRETERS: Readonly<Record<string, Interpreter>> = {
  node: {
    name: 'node',
    wrapper: 'docker-entrypoint.sh',
    startsWithOptions: true,
    programs: ['node', 'nodejs', '/usr/local/bin/node', '/usr/local/bin/nodejs'],
  },
  'eclipse-temurin': { name: 'java', wrapper: '/__cacert_entrypoint.sh', startsWithOptions: false, programs: JAVA },
  openjdk: { name: 'java', wrapper: undefined, startsWithOptions: false, programs: JAVA },
};

/** @param path of the image */
export function findInterpreter(path: string): Interpreter | undefined {
  return Object.hasOwn(INTERPRETERS, path) ? INTERPRETERS[path] : undefined;
}

/** What the program is started with; `undefined` where another one is started. @param words ENTRYPOINT and CMD */
export function argumentsOf(words: readonly string[], interpreter: Interpreter): readonly string[] | undefined {
  const { wrapper, startsWithOptions, programs } = interpreter;
  const isWrapped = wrapper !== undefined && words[0]?.replace(/.*\//, '') === wrapper.replace(/.*\//, '');
  const rest = isWrapped ? words.slice(1) : words;
  const [program] = rest;
  if (program === undefined) return undefined;
  if (isWrapped && startsWithOptions && program.startsWith('-')) return rest;
  return programs.includes(program) ? rest.slice(1) : undefined;
}

/** Variables that these images set, and that the catalogue leaves out since they are versions. */
export const VERSION_VARIABLES: readonly string[] = ['NODE_VERSION', 'YARN_VERSION', 'JAVA_VERSION'];

/** The images of whole systems, on which a program that was compiled elsewhere may lie. */
export const SYSTEM_IMAGES: ReadonlySet<string> = new Set([
  'debian', 'ubuntu', 'alpine', 'busybox', 'centos', 'fedora', 'amazonlinux', 'almalinux', 'rockylinux', 'oraclelinux',
  'buildpack-deps',
]); // prettier-ignore
