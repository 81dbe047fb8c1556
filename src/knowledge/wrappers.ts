import type { OptionSyntax } from '../shell/arguments.ts';

/** A utility that runs the command its own arguments name. */
export interface Wrapper extends OptionSyntax {
  /** How many operands stand before the command. */
  readonly operands: number;
  /** `NAME=value` may stand before the command. */
  readonly takesAssignments: boolean;
}

const none = { shortWithValue: '', longWithValue: [], operands: 0, takesAssignments: false } as const;

/**
 * By the manual pages of sudo 1.9.13, opendoas 6.8, coreutils 9.1 (env, nice, nohup, stdbuf, timeout), findutils 4.9 (xargs),
 * util-linux 2.38 (ionice, setarch), GNU time 1.9 and moreutils 0.67 in Debian 12, read 2026-11-21; POSIX.1-2017 (command,
 * exec); gosu 1.17 and su-exec 0.2 by what their documentation says.
 */
export const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: {
    shortWithValue: 'ugpChrtUDRT',
    longWithValue: [
      '--user',
      '--group',
      '--prompt',
      '--close-from',
      '--host',
      '--role',
      '--type',
      '--other-user',
      '--chdir',
      '--chroot',
      '--command-timeout',
    ],
    operands: 0,
    takesAssignments: true,
  },
  doas: { ...none, shortWithValue: 'uC' },
  env: { ...none, shortWithValue: 'uC', longWithValue: ['--unset', '--chdir'], takesAssignments: true },
  command: none,
  exec: { ...none, shortWithValue: 'a' },
  time: { ...none, shortWithValue: 'fo', longWithValue: ['--format', '--output'] },
  nice: { ...none, shortWithValue: 'n', longWithValue: ['--adjustment'] },
  ionice: { ...none, shortWithValue: 'cn', longWithValue: ['--class', '--classdata'] },
  nohup: none,
  stdbuf: { ...none, shortWithValue: 'ioe', longWithValue: ['--input', '--output', '--error'] },
  timeout: { ...none, shortWithValue: 'sk', longWithValue: ['--signal', '--kill-after'], operands: 1 },
  xargs: {
    ...none,
    shortWithValue: 'nPILdasE',
    longWithValue: ['--max-args', '--max-procs', '--delimiter', '--arg-file', '--max-chars', '--process-slot-var'],
  },
  gosu: { ...none, operands: 1 },
  'su-exec': { ...none, operands: 1 },
  eatmydata: none,
  chronic: none,
  unbuffer: none,
  linux32: none,
  linux64: none,
};
