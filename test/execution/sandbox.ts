import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PROGRAMS } from './statements.ts';

/** The path of each shell that is there. */
export interface Shells {
  readonly dash: string;
  readonly bash: string;
}

/** Both shells; or the name of the one that is missing. */
export function findShells(): Shells | string {
  const [dash, bash] = [findProgram('dash'), findProgram('bash')];
  if (dash === undefined) return 'dash';
  return bash === undefined ? 'bash' : { dash, bash };
}

function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** A throw-away folder in which scripts run; the only programs they can call are stubs. */
export interface Sandbox {
  /** Where scripts start; it has the folders `d1` and `d2`, and `env.sh` to be sourced. */
  readonly root: string;
  readonly driver: string;
  readonly log: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly shells: Shells;
  readonly remove: () => void;
}

/**
 * What stands for every program. It reads its input to the end, so that a program behind a pipe speaks after those before
 * it; writes down its call, and all that a process inherits and a merge could change; and fails if the plan names one of
 * its words. Jobs in the background (sites `b1`, `b2`, …) have a log of their own, since they come when they like. Only
 * builtins of the shell are used, and no `$( )`: a fork costs a third of what the stub does.
 */
function stub(dash: string): string {
  return `#!${dash}
while read -r line; do :; done
log=$STUB_LOG
case " $*" in *' b'[0-9]*) log=$STUB_JOBS ;; esac
{ printf '%s' "\${0##*/}"; printf ' [%s]' "$@"; printf ' in %s with V=%s W=%s X=%s and umask ' "\${PWD#"$STUB_ROOT"}" "\${V-none}" "\${W-none}" "\${X-none}"; umask; } >> "$log"
for word in "$@"; do
  case $word in "$STUB_FAIL" | "$STUB_FAIL_TOO") exit 1 ;; esac
done
echo output
`;
}

/** Makes the folder, under that of the system for temporary files. */
export function makeSandbox(shells: Shells): Sandbox {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dockoptimize-execution-')));
  const [root, bin] = [join(folder, 'root'), join(folder, 'bin')];
  for (const path of [root, bin, join(root, 'd1'), join(root, 'd2')]) mkdirSync(path);
  writeFileSync(join(root, 'env.sh'), 'V=sourced\nexport W=sourced\n');
  for (const program of PROGRAMS) {
    writeFileSync(join(bin, program), stub(shells.dash));
    chmodSync(join(bin, program), 0o755);
  }
  const log = join(folder, 'log');
  const jobs = join(folder, 'jobs');
  writeFileSync(jobs, '');
  return {
    root,
    driver: join(folder, 'driver.sh'),
    log,
    environment: { PATH: bin, LC_ALL: 'C', STUB_ROOT: root, STUB_LOG: log, STUB_JOBS: jobs },
    shells,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
