import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import type { Lab } from '../lab.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Each image that a test has built carries its own value, so that tests beside each other know what is theirs. */
const LABEL = 'dkopt.test';

/** A pip for busybox: it fills its cache, and does what a test wants of it. */
export const PIP = `#!/bin/sh
case " $* " in *' --no-cache-dir '*) exit 0;; esac
mkdir -p /root/.cache/pip && head -c 100000 /dev/zero > /root/.cache/pip/x
`;

export interface Verified {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
  /** What the run left: files in its folder for such, containers and images. Empty where all is well. */
  readonly left: readonly string[];
  /** The files of its folder, as they are now. */
  readonly files: Readonly<Record<string, string>>;
}

export interface Running {
  readonly process: ReturnType<typeof spawn>;
  readonly ended: Promise<Verified>;
}

export interface Settings {
  readonly env?: Readonly<Record<string, string>>;
  /** Takes the place of the empty folder that TMPDIR names. */
  readonly temporary?: string;
}

/** The built program, and an engine to run it against. To be called where tests are described. */
export class Program {
  readonly lab: Lab;
  #folder = '';
  #count = 0;

  constructor(lab: Lab) {
    this.lab = lab;
    beforeAll(() => {
      this.#folder = mkdtempSync(join(tmpdir(), 'dkopt-verify-'));
      const build = [join(ROOT, 'scripts/build.mjs'), '--js-only', '--out', join(this.#folder, 'program')];
      execFileSync(process.execPath, build, { stdio: 'pipe' });
      for (const image of ['busybox', 'debian:bookworm-slim']) {
        if (this.docker('image', 'inspect', image).trim() === '[]') this.docker('pull', '--quiet', image);
      }
    });
    afterAll(() => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** Runs to its end. The Dockerfiles among the files get the label. */
  run(files: Readonly<Record<string, string>>, words: readonly string[], settings: Settings = {}): Promise<Verified> {
    return this.start(files, words, settings).ended;
  }

  start(files: Readonly<Record<string, string>>, words: readonly string[], settings: Settings = {}): Running {
    this.#count += 1;
    const own = join(this.#folder, String(this.#count));
    const context = join(own, 'context');
    const temporary = settings.temporary ?? join(own, 'temporary');
    mkdirSync(context, { recursive: true });
    mkdirSync(temporary, { recursive: true });
    const mark = `${process.pid}-${Date.now()}-${this.#count}`;
    for (const [path, text] of Object.entries(files)) writeFileSync(join(context, path), labelled(path, text, mark));
    for (const path of Object.keys(files)) if (files[path]!.startsWith('#!')) chmodSync(join(context, path), 0o755);
    const env = {
      ...this.env,
      TMPDIR: temporary,
      XDG_CACHE_HOME: join(this.#folder, 'cache'),
      ...settings.env,
    };
    const start = performance.now();
    const child = spawn(process.execPath, [join(this.#folder, 'program', 'cli.cjs'), '--verify', ...words], {
      cwd: context,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => void (said[name] += text));
    }
    const ended = new Promise<Verified>((resolve) => {
      child.on('close', (code) => {
        const milliseconds = performance.now() - start;
        const left = [...readdirSync(temporary), ...this.#leftInEngine(mark)];
        resolve({ code, ...said, milliseconds, left, files: readFiles(context, mark) });
      });
    });
    return { process: child, ended };
  }

  get env(): Record<string, string> {
    const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env as Record<string, string>;
    return { ...rest, ...this.lab.env };
  }

  docker(...words: string[]): string {
    return spawnSync('docker', words, { encoding: 'utf8', env: this.env }).stdout;
  }

  /**
   * A `docker` of our own, in a folder for PATH: with a script before it, and for whatever engine DOCKER_HOST names.
   * The lab's own would take the lab's.
   */
  wrapDocker(script = ''): string {
    const folder = join(this.#folder, `bin-${this.#count}`);
    mkdirSync(folder, { recursive: true });
    const [lab] = /^[^:]*\/(?=bin:)/.exec(this.lab.env['PATH'] ?? '') ?? [];
    const docker =
      lab === undefined
        ? execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim()
        : join(lab, 'tools/usr/bin/docker');
    const network = lab === undefined ? '' : 'case $1 in build) shift; set -- build --network host "$@";; esac\n';
    writeFileSync(join(folder, 'docker'), `#!/bin/sh\n${script}${network}exec ${docker} "$@"\n`, { mode: 0o755 });
    return folder;
  }

  #leftInEngine(mark: string): readonly string[] {
    const filter = ['--all', '--quiet', '--filter', `label=${LABEL}=${mark}`];
    const [images, containers] = [this.docker('image', 'ls', ...filter), this.docker('container', 'ls', ...filter)];
    return `${images}${containers}`.split('\n').filter((id) => id !== '');
  }
}

/** Where the engine's socket is; `undefined` where it is none of this machine. */
export function findSocket({ env }: Lab): string | undefined {
  const host = env['DOCKER_HOST'] ?? process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
  return /^unix:\/\/(.*)/.exec(host)?.[1];
}

function labelled(path: string, text: string, mark: string): string {
  return isDockerfile(path) ? text.replace(/^FROM .*\n/, (from) => `${from}LABEL ${LABEL}=${mark}\n`) : text;
}

function readFiles(folder: string, mark: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder).filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(
    paths.map((path) => [path, readFileSync(join(folder, path), 'utf8').replace(`LABEL ${LABEL}=${mark}\n`, '')]),
  );
}

function isDockerfile(path: string): boolean {
  return path.startsWith('Dockerfile');
}
