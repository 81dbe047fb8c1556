import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** What lies beside a project for the suite alone. It is no part of the context that is built. */
export const BESIDE_THE_CONTEXT = ['project.json', 'wrong.json', 'expert.Dockerfile', 'expert.dockerignore'] as const;

export const ECOSYSTEMS = [
  'apt',
  'c',
  'cpp',
  'go',
  'java',
  'nginx',
  'node',
  'perl',
  'php',
  'python',
  'ruby',
  'shell',
] as const;
export type Ecosystem = (typeof ECOSYSTEMS)[number];

/** A program that stays up and answers. */
export interface Service {
  readonly kind: 'service';
  /** Where it listens, inside its container. */
  readonly port: number;
  /** The path to GET, with its query. */
  readonly request: string;
  /** What the body of the answer contains. */
  readonly answers: string;
  /** Whether it has a health check, which has to become healthy. */
  readonly isChecked: boolean;
}

/** A program that ends by itself, with exit status 0. */
export interface Job {
  readonly kind: 'job';
  /** What it prints contains this. */
  readonly output: string;
}

/** What a person who knows would write for the same program. */
export interface Expert {
  readonly dockerfile: string;
  /** What takes the place of the project's own `.dockerignore`; `undefined` where the expert leaves that as it is. */
  readonly dockerignore: string | undefined;
  /** The uid that the program runs as. */
  readonly user: number;
}

export interface Project {
  /** Its folder below `test/projects`: `node-express`, `breaking/environment-lost`. */
  readonly name: string;
  /** Absolute. Holds the context, and what is named in BESIDE_THE_CONTEXT. */
  readonly folder: string;
  readonly summary: string;
  readonly ecosystem: Ecosystem;
  /** The text of the Dockerfile as people write it. */
  readonly dockerfile: string;
  readonly expert: Expert | undefined;
  readonly does: Service | Job;
  /** A script for `/bin/sh -c` in the image whose exit status 0 says that the program works. */
  readonly smoke: string | undefined;
  /** The uid that the program runs as under the Dockerfile that is there. */
  readonly user: number;
  /** Why ours is larger than the expert's, as a clause; `undefined` where it is not. */
  readonly whyLarger: string | undefined;
  /** `default` where it does not run without those that an engine gives. */
  readonly capabilities: 'none' | 'default';
}

/** Puts one text in place of another that occurs exactly once. */
export interface TextEdit {
  readonly id: string;
  readonly title: string;
  readonly find: string;
  readonly replace: string;
}

/** Where a wrong edit shows: while building, when it starts, in its answer, or in its health check alone. */
export const FAILURES = ['build', 'start', 'answer', 'health'] as const;
export type Failure = (typeof FAILURES)[number];

/** A project with one edit that breaks it and several that do not, in any combination and order. */
export interface BreakingProject extends Project {
  readonly fails: Failure;
  /** What the log, the output or the answer then contains. */
  readonly because: string;
  readonly culprit: TextEdit;
  readonly harmless: readonly TextEdit[];
}

const PROJECT_FIELDS = [
  'summary',
  'ecosystem',
  'port',
  'request',
  'answers',
  'health',
  'job',
  'output',
  'smoke',
  'capabilities',
  'expectedUser',
  'expertUser',
  'whyLarger',
] as const;

type Fields = Readonly<Record<string, unknown>>;

/** All projects but the breaking ones, by name. @throws Error where one is not as the table in README.md says */
export function readProjects(): readonly Project[] {
  return foldersIn(ROOT).map(readProject);
}

/** The projects of `breaking/`, by name. @throws Error where one is not as the table in README.md says */
export function readBreakingProjects(): readonly BreakingProject[] {
  return foldersIn(join(ROOT, 'breaking')).map((folder) => {
    const fields = readFields(join(folder, 'wrong.json'), ['fails', 'because', 'culprit', 'harmless']);
    return {
      ...readProject(folder),
      fails: oneOf(FAILURES, fields, 'fails'),
      because: text(fields, 'because'),
      culprit: fields['culprit'] as TextEdit,
      harmless: fields['harmless'] as readonly TextEdit[],
    };
  });
}

/** Copies the context of a project into a folder, as it would lie in a repository of its own. */
export function copyContext(project: Project, target: string): void {
  const beside = BESIDE_THE_CONTEXT.map((name) => join(project.folder, name));
  cpSync(project.folder, target, { recursive: true, filter: (path) => !beside.includes(path) });
}

/** Makes an edit. @throws Error where its text occurs never or more than once */
export function applyTextEdit(dockerfile: string, { id, find, replace }: TextEdit): string {
  const parts = dockerfile.split(find);
  if (parts.length !== 2) throw new Error(`edit ${id}: its text occurs ${parts.length - 1} times, not once`);
  return parts.join(replace);
}

function readProject(folder: string): Project {
  const fields = readFields(join(folder, 'project.json'), PROJECT_FIELDS);
  return {
    name: relative(ROOT, folder).replaceAll('\\', '/'),
    folder,
    summary: text(fields, 'summary'),
    ecosystem: oneOf(ECOSYSTEMS, fields, 'ecosystem'),
    dockerfile: readFileSync(join(folder, 'Dockerfile'), 'utf8'),
    expert: readExpert(folder, fields),
    does: readDoes(fields),
    smoke: fields['smoke'] === undefined ? undefined : text(fields, 'smoke'),
    user: number(fields, 'expectedUser', 0),
    whyLarger: fields['whyLarger'] === undefined ? undefined : text(fields, 'whyLarger'),
    capabilities: oneOf(['none', 'default'], { capabilities: 'none', ...fields }, 'capabilities'),
  };
}

function readDoes(fields: Fields): Service | Job {
  if (fields['job'] === true) return { kind: 'job', output: text(fields, 'output') };
  return {
    kind: 'service',
    port: number(fields, 'port'),
    request: text(fields, 'request'),
    answers: text(fields, 'answers'),
    isChecked: fields['health'] === true,
  };
}

function readExpert(folder: string, fields: Fields): Expert | undefined {
  const dockerfile = readIfThere(join(folder, 'expert.Dockerfile'));
  if (dockerfile === undefined) return undefined;
  return {
    dockerfile,
    dockerignore: readIfThere(join(folder, 'expert.dockerignore')),
    user: number(fields, 'expertUser', 0),
  };
}

function foldersIn(parent: string): readonly string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, 'Dockerfile')))
    .map((entry) => join(parent, entry.name))
    .toSorted();
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function readFields(file: string, known: readonly string[]): Fields {
  const fields = JSON.parse(readFileSync(file, 'utf8')) as Fields;
  const unknown = Object.keys(fields).find((key) => !known.includes(key));
  if (unknown !== undefined) throw new Error(`${file}: nothing is called ${unknown}; see test/projects/README.md`);
  return { ...fields, file };
}

function text(fields: Fields, key: string): string {
  const value = fields[key];
  if (typeof value !== 'string') throw new Error(`${String(fields['file'])}: ${key} has to be a text`);
  return value;
}

function number(fields: Fields, key: string, otherwise?: number): number {
  const value = fields[key] ?? otherwise;
  if (typeof value !== 'number') throw new Error(`${String(fields['file'])}: ${key} has to be a number`);
  return value;
}

function oneOf<Word extends string>(words: readonly Word[], fields: Fields, key: string): Word {
  const found = words.find((word) => word === fields[key]);
  if (found === undefined) throw new Error(`${String(fields['file'])}: ${key} has to be one of ${words.join(', ')}`);
  return found;
}
