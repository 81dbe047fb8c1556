import { readInvocation } from '../knowledge/invocation.ts';
import type { Command } from '../shell/script.ts';

/** A jar of Spring Boot that is told to take itself apart. */
export interface UnpackedJar {
  /** As written. */
  readonly jar: string;
  /** The folder that it fills, as written or from the one that it runs in; `undefined` where it is named after a jar that is not known. */
  readonly folder: string | undefined;
  /** Each layer goes into a folder of its own, below that one. */
  readonly isLayered: boolean;
  /** Their names: those that it is told, or those of a jar of which nobody has said otherwise. */
  readonly layers: readonly string[];
  /** It makes a jar that looks for its libraries beside itself. */
  readonly isThin: boolean;
}

/** Each of them gets its folder, also where nothing is in it (Spring Boot's reference, "Layering Docker Images"). */
const LAYERS = ['dependencies', 'spring-boot-loader', 'snapshot-dependencies', 'application'];
/** They only print. */
const PRINTS = /^(?:help|list|list-layers|classpath)$/;
/** Of the JVM, such as load nothing. */
const PLAIN = /^-(?:D[\w.-]+(?:=.*)?|X(?!bootclasspath|share)[\w:=+.,-]*)$/;
const WITH_VALUE: ReadonlySet<string> = new Set(['--destination', '--libraries', '--application-filename']);

/**
 * What `java -Djarmode=… -jar app.jar` is told: `layertools` (Spring Boot 2.3 to 3.x, reference, "Layering Docker Images") puts
 * layers into the folder that it runs in, `tools` (from 3.3 on, "Dockerfiles") all that is in the jar into one that is named
 * after it. Both fill `--destination` where it is said, and read no `=` in it.
 *
 * @returns `prints` for what makes no file; `undefined` for any other command, or one of which a word is not known
 */
export function readUnpackedJar(command: Command): UnpackedJar | 'prints' | undefined {
  const { program, args = [] } = readInvocation(command) ?? {};
  if (program !== 'java') return undefined;
  const words = args.map(({ value, text }) => value ?? text);
  const at = words.indexOf('-jar');
  const jar = words[at + 1];
  const options = words.slice(0, Math.max(at, 0));
  const mode = options.flatMap((word) => /^-Djarmode=(layertools|tools)$/.exec(word)?.[1] ?? []).at(-1);
  if (jar === undefined || mode === undefined || !options.every((word) => PLAIN.test(word))) return undefined;
  const [verb = 'help', ...rest] = words.slice(at + 2);
  if (PRINTS.test(verb)) return 'prints';
  if (verb !== 'extract') return undefined;
  return mode === 'tools' ? readTools(jar, rest) : readLayerTools(jar, rest);
}

/** Behind the options stand names of layers: the others are left out. */
function readLayerTools(jar: string, words: readonly string[]): UnpackedJar | undefined {
  const [option, folder] = words;
  const layers = option === '--destination' ? words.slice(2) : words;
  if (layers.some((word) => word.startsWith('-')) || (option === '--destination' && folder === undefined))
    return undefined;
  return {
    jar,
    folder: option === '--destination' ? folder : '.',
    isLayered: true,
    layers: layers.length > 0 ? layers : LAYERS,
    isThin: false,
  };
}

function readTools(jar: string, words: readonly string[]): UnpackedJar | undefined {
  let folder = /^[\w./-]+$/.test(jar) ? jar.slice(jar.lastIndexOf('/') + 1).replace(/\.[jw]ar$/i, '') : undefined;
  let layers: readonly string[] | undefined;
  let hasLauncher = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (WITH_VALUE.has(word)) {
      const value = words[(at += 1)];
      if (value === undefined) return undefined;
      if (word === '--destination') folder = value;
    } else if (word === '--layers') {
      const isNamed = words[at + 1]?.startsWith('--') === false;
      layers = isNamed ? words[(at += 1)]!.split(',') : LAYERS;
    } else if (word === '--launcher') hasLauncher = true;
    else if (word !== '--force') return undefined;
  }
  return { jar, folder, isLayered: layers !== undefined, layers: layers ?? [], isThin: !hasLauncher };
}
