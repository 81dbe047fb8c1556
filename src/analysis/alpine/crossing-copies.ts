import type { Obstacle } from './reasons.ts';
import type { Analysis } from '../analysis.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { type InstructionContent, argumentWords } from '../../dockerfile/instruction.ts';
import { parseReference } from '../../dockerfile/reference.ts';
import { findEarlierStage, lineageOf, type Stage } from '../../dockerfile/stages.ts';
import { type BaseImage, readDeepestBase } from '../../knowledge/images/base-image.ts';

/** What crosses from a stage on glibc to one on musl, or the other way, and may have been compiled. */
export function findCrossing(file: Dockerfile, analysis: Analysis, stages: readonly Stage[]): Obstacle | undefined {
  const carried = new Set(stages);
  for (const stage of analysis.stages) {
    for (const instruction of stage.instructions) {
      for (const { name, paths } of readSources(instruction.content)) {
        const from = findEarlierStage(analysis.stages, stage, name);
        const isOwn = from !== undefined && carried.has(from);
        if (isOwn === carried.has(stage) || (!carried.has(stage) && !isOwn)) continue;
        const source = from ?? name;
        const path = paths.find((one) => !isSafe(one, source, file, analysis));
        if (path === undefined) continue;
        const where = `${path} of ${name}`;
        return isOwn
          ? { reason: 'copied-to-glibc', instruction, detail: `${where} would be made on Alpine` }
          : { reason: 'copied-from-glibc', instruction, detail: `${where} may have been compiled for glibc` };
      }
    }
  }
  return undefined;
}

interface Source {
  readonly name: string;
  readonly paths: readonly string[];
}

/** Where a COPY, or a mount of a RUN, takes files from, other than from the context. */
function readSources(content: InstructionContent): readonly Source[] {
  const texts = content.flags.map(({ text }) => text);
  if (content.keyword === 'copy') {
    const from = texts.find((text) => text.startsWith('--from='))?.slice('--from='.length);
    if (from === undefined) return [];
    const words = argumentWords(content);
    return [{ name: from, paths: words.slice(0, -1) }];
  }
  return texts.flatMap((text) => {
    const name = /^--mount=(?:.*,)?from=([^,]+)/.exec(text)?.[1];
    return name === undefined ? [] : [{ name, paths: [/(?:source|src)=([^,]+)/.exec(text)?.[1] ?? '/'] }];
  });
}

/** Formats that no compiler makes for one system. */
const PORTABLE = /\.(?:js|mjs|cjs|css|html?|json|ya?ml|toml|xml|txt|md|conf|cfg|ini|properties|jar|war|ear|phar|php|py|rb|sh|sql|svg|png|jpe?g|ico|pem|crt|key|map|lock|tmpl|template|wasm|po|mo|csv)$/i; // prettier-ignore
/** What bundlers of JavaScript write to: text that a browser or Node reads. */
const BUNDLE =
  /(?:^|\/)(?:dist|build|public|out|www|html|static|assets|_site|site|docs|\.next\/static|browser|client)(?:\/[\w.-]*\*?)*\/?$/;
/** Programs written in what an interpreter reads. */
const INTERPRETED_IMAGES: ReadonlySet<string> = new Set([
  'composer',
  'hugomods/hugo',
  'jekyll/jekyll',
  'squidfunk/mkdocs-material',
]);

/** Whether a path of another stage or image is plainly no program compiled for its own libc. */
function isSafe(path: string, source: Stage | string, file: Dockerfile, { surroundings }: Analysis): boolean {
  if (PORTABLE.test(path)) return true;
  const catalogue = surroundings.catalogue();
  if (typeof source === 'string') {
    const reference = parseReference(source);
    const image = reference && catalogue.findImage(reference);
    if (image && INTERPRETED_IMAGES.has(image.path)) return true;
    const facts = image?.tag === undefined ? undefined : catalogue.findFacts(image.path, image.tag);
    return facts?.system?.libc === 'musl';
  }
  const base = readDeepestBase(file, source, catalogue);
  if (typeof base === 'string') return false;
  if (base.facts.system?.libc === 'musl') return true;
  if (BUNDLE.test(path) && base.image.path === 'node') return true;
  return isStaticGo(base, source, path);
}

/** Go that was told to link nothing. */
function isStaticGo({ image }: BaseImage, source: Stage, path: string): boolean {
  if (image.path !== 'golang' || /^\/usr|^\/etc|^\/lib/.test(path.replace(/^\/usr\/(?:src|local\/bin)\//, '')))
    return false;
  const texts = lineageOf(source).flatMap(({ instructions }) => instructions.map(({ content }) => content.joined.text));
  const builds = texts.filter((text) => /\bgo\s+(?:build|install)\b|\bmake\b/.test(text));
  const isOff = (text: string): boolean => /\bCGO_ENABLED[= ]"?0\b/.test(text);
  return builds.length > 0 && (texts.some((text) => /^\s*env\b/i.test(text) && isOff(text)) || builds.every(isOff));
}
