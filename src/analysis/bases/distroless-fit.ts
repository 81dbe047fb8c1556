import type { NoDistroless } from './distroless-swap.ts';
import type { SwapSite } from './swap-site.ts';
import { findTakenFile } from './taken-files.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { argumentsText, type Instruction, argumentWords } from '../../dockerfile/instruction.ts';
import { lineageOf } from '../../dockerfile/stages.ts';
import { readVariables } from '../../dockerfile/variables.ts';
import type { DistrolessImage } from '../../knowledge/images/distroless.ts';
import { findInterpreter, VERSION_VARIABLES } from '../../knowledge/images/interpreters.ts';
import { findJdkWord, findJvmPaths } from '../../knowledge/java.ts';

/** What a stage must not have, whichever image without a shell it is put on. */
export function findUnfit(file: Dockerfile, { base, stages }: SwapSite): NoDistroless | undefined {
  const last = stages.at(-1)!;
  for (const stage of stages) {
    const run = stage.instructions.find(({ content }) => content.keyword === 'run' || content.keyword === 'onbuild');
    const shell = stage.instructions.find(({ content }) => content.keyword === 'shell');
    if (run) return { reason: 'runs-commands', instruction: run, detail: `line ${run.line} has to be run in it` };
    if (shell) return { reason: 'needs-shell', instruction: shell, detail: `line ${shell.line} names a shell` };
  }
  const other = stages.find((stage) => !lineageOf(last).includes(stage));
  if (other) {
    const detail = `the stage in line ${other.from.line} starts from it, too`;
    return { reason: 'shared-base', instruction: base.stage.from, detail };
  }
  const { variables, text, span } = base.from;
  if (variables.length > 0 || !span)
    return {
      reason: 'built-reference',
      instruction: base.stage.from,
      detail: `${text} stands for ${base.from.expanded}`,
    };
  if (base.image.name !== base.image.path)
    return {
      reason: 'no-image',
      instruction: base.stage.from,
      detail: `${base.image.name} is from another registry than distroless`,
    };
  const taken = findTakenFile(file, stages, (path) => SYSTEM.test(path));
  if (taken)
    return {
      reason: 'files-taken',
      instruction: taken.instruction,
      detail: `line ${taken.instruction.line} takes ${taken.path}`,
    };
  return undefined;
}

/** All that the old image may have brought. */
const SYSTEM = /^\/(?:$|(?:usr|s?bin|lib(?:32|64)?|etc|opt|var)(?:\/|$))/;

/** They change how a program is loaded, or are heeded by the ENTRYPOINT that goes. */
const LOADING = /^(?:LD_PRELOAD|LD_LIBRARY_PATH|USE_SYSTEM_CA_CERTS|JRE_CACERTS_PATH)$/;

/** A variable, folder or tool of the old image on which an instruction rests. */
export function findLostSetting({ base, stages }: SwapSite, image: DistrolessImage): NoDistroless | undefined {
  const env = base.facts.defaults?.env ?? {};
  const lost = new Set([
    ...Object.keys(env).filter((name) => name !== 'PATH' && image.env[name] !== env[name]),
    ...VERSION_VARIABLES,
  ]);
  const isJava = findInterpreter(base.image.path)?.name === 'java';
  const { workingDir = '/', ports = [], volumes = [], stopSignal } = base.facts.defaults ?? {};
  const { from } = base.stage;
  if (workingDir !== image.tags['latest']?.workingDir || ports.length + volumes.length > 0 || stopSignal !== undefined)
    return {
      reason: 'needs-environment',
      instruction: from,
      detail: `${base.image.name} sets a folder, port, volume or signal`,
    };
  for (const instruction of stages.flatMap(({ instructions }) => instructions)) {
    const { content, line } = instruction;
    const loading = readVariables(content).find(({ name }) => LOADING.test(name));
    if (loading) return { reason: 'needs-environment', instruction, detail: `line ${line} sets ${loading.name}` };
    const place = findSpecialPlace(instruction, base.facts.system?.distribution);
    if (place !== undefined) return { reason: 'needs-environment', instruction, detail: `line ${line} ${place}` };
    const name = findUse(instruction, lost);
    if (name !== undefined) return { reason: 'needs-environment', instruction, detail: `line ${line} uses $${name}` };
    for (const own of readVariables(content)) lost.delete(own.name);
    const word = isJava
      ? (findJdkWord(jdkText(instruction)) ??
        findJvmPaths(content.source, undefined).find(({ home }) => !home.startsWith('$'))?.text)
      : undefined;
    const isStart = content.keyword === 'cmd' || content.keyword === 'entrypoint';
    if (word !== undefined && !(isStart && word.endsWith('/bin/java')))
      return { reason: 'needs-jdk', instruction, detail: `line ${line} speaks of ${word}` };
  }
  return undefined;
}

const NAMING: ReadonlySet<string | undefined> = new Set([
  'copy',
  'add',
  'workdir',
  'volume',
  'label',
  'maintainer',
  'expose',
  'user',
]);

/** What may name a program of the JDK: paths of files may have a folder `jar`. */
function jdkText({ content }: Instruction): string {
  return NAMING.has(content.keyword) ? '' : content.source;
}

/** Places that mean something else in distroless: it has its certificates in one file, and `/bin` and `/lib` are links. */
function findSpecialPlace({ content }: Instruction, distribution: string | undefined): string | undefined {
  if (content.keyword !== 'copy' && content.keyword !== 'add') return undefined;
  const words = argumentWords(content);
  const to = words.at(-1)!;
  if (/^\/etc\/(?:pki\b|ssl\/cert\.pem)/.test(to)) return `puts certificates where distroless does not look (${to})`;
  const isTree = words.slice(0, -1).some((word) => /(?:^|\/)(?:root|rootfs|out|dist|build|install)?\/?\.?$/.test(word));
  const isLinked = distribution === 'debian' || distribution === 'ubuntu';
  return to === '/' && isTree && !isLinked
    ? 'copies a tree to /, where distroless has links in the place of /bin and /lib'
    : undefined;
}

/** The builder, not a shell, looks at these. */
function findUse({ content }: Instruction, names: ReadonlySet<string>): string | undefined {
  if (content.keyword === 'cmd' || content.keyword === 'entrypoint' || content.keyword === 'healthcheck')
    return undefined;
  const text = [...content.flags.map((flag) => flag.text), argumentsText(content)].join(' ');
  return [...text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name!).find((name) => names.has(name));
}
