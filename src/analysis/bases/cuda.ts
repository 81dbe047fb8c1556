import type { Analysis } from '../analysis.ts';
import type { StageCommands, UsedCommand } from './stage-commands.ts';
import { wantedBase } from '../../context/policy.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { type FromReference, readFromReference } from '../../dockerfile/from-reference.ts';
import { familiarName, type ImageReference } from '../../dockerfile/reference.ts';
import { lineageOf, type Stage } from '../../dockerfile/stages.ts';

/** An image of CUDA with compilers and headers, from which something starts that ships. */
export interface CudaSite {
  readonly stage: Stage;
  readonly from: FromReference;
  readonly tag: string;
  /** With the libraries alone. */
  readonly target: string;
  /** Whether somebody has said that there is such a tag. */
  readonly isKnown: boolean;
  readonly stages: readonly Stage[];
}

/**
 * NVIDIA names the flavours of its images in their tags: `base` has the runtime of CUDA, `runtime` all shared libraries, and
 * `devel` compilers, headers and static libraries besides (nvidia.github.io/container-wiki, "Container images", read
 * 2026-11-21). The catalogue has no list of them, so that a configuration has to say which there are.
 */
export function findCudaSite(file: Dockerfile, analysis: Analysis): CudaSite | undefined {
  const last = analysis.stages.at(-1);
  const stage = last && lineageOf(last)[0]!;
  const from = stage && readFromReference(file, stage);
  if (!stage || !from || !/(?:^|\/)nvidia\/cuda$/.test(from.reference.path)) return undefined;
  const name = familiarName(from.reference);
  const { tag = '', digest } = from.reference;
  if (digest !== undefined || !tag.split('-').includes('devel')) return undefined;
  if (wantedBase(analysis.surroundings.policy, name) === 'keep') return undefined;
  const target = tag.split('-').map((word) => (word === 'devel' ? 'runtime' : word)).join('-'); // prettier-ignore
  const catalogue = analysis.surroundings.catalogue();
  const path = catalogue.findImage(from.reference)?.path;
  const isListed = path !== undefined && catalogue.hasTag(path, target);
  const isKnown = isListed || isInRegistry(analysis, { ...from.reference, tag: target });
  const stages = analysis.stages.filter((other) => lineageOf(other)[0] === stage);
  return { stage, from, tag, target, isKnown, stages };
}

function isInRegistry({ surroundings }: Analysis, reference: ImageReference): boolean {
  return surroundings.registry?.find(reference)?.kind === 'found';
}

/** They compile, or install what compiles when it is installed or run. */
const COMPILING: ReadonlySet<string> = new Set([
  'bazel', 'c++', 'cargo', 'cc', 'clang', 'clang++', 'cmake', 'conda', 'cuda-gdb', 'cuobjdump', 'g++', 'gcc', 'ld', 'make',
  'mamba', 'meson', 'micromamba', 'ncu', 'ninja', 'nsys', 'nvcc', 'nvdisasm', 'nvprof', 'nvprune', 'pip', 'pip3', 'pipenv',
  'poetry', 'ptxas', 'uv',
]); // prettier-ignore
const INSTALLING = /^(?:python[\d.]*)$/;
const CUDA_PATH =
  /\/usr\/local\/cuda[\w.-]*\/(?:include|bin|nvvm|extras|lib64\/stubs|lib64\/[^\s/]*\.a\b)|\$\{?CUDA_(?:HOME|PATH|ROOT)/;

/** The command or path that may need more than the libraries; `undefined` where there is none. */
export function findCudaNeed(stages: readonly Stage[], { commands }: StageCommands): string | undefined {
  const command = commands.find(isCompiling);
  if (command) return `${command.where} runs ${command.name}`;
  for (const { instructions } of stages) {
    for (const { content, line } of instructions) {
      const path = CUDA_PATH.exec(content.source)?.[0];
      if (path !== undefined) return `line ${line} speaks of ${path}`;
    }
  }
  return undefined;
}

function isCompiling({ name, words }: UsedCommand): boolean {
  if (COMPILING.has(name)) return true;
  return INSTALLING.test(name) && words.some((word) => word === 'setup.py' || word === 'pip');
}
