/**
 * Builtins that can change the shell which runs them: its folder, variables, options, functions, aliases, traps,
 * umask, limits, jobs, descriptors, command hash, positional parameters, or whether it goes on at all. `command`,
 * `builtin`, `eval`, `.`, `fc`, `compgen -F` run something else that may; `wait` and `jobs` forget the jobs they
 * report (`wait $!` after `jobs` fails under dash and ash); `[[` leaves `BASH_REMATCH` in bash and may assign in its
 * arithmetic.
 *
 * All builtins, with those of `STATELESS_BUILTINS`, of dash 0.5.12, bash 5.2, BusyBox 1.35 ash, mksh 59c, ksh93u+m
 * 1.0.4, as these list themselves (2026-11-21; `type`, `compgen -b`, `help`, `builtin`; mksh's from its funcs.c) and
 * with aliases that mksh starts with; `global`, `login` and `newgrp` of their older releases. What one changes was
 * executed in these five where it was in doubt.
 */
export const STATEFUL_BUILTINS: ReadonlySet<string> = new Set([
  // POSIX special builtins, `:` and `times` apart
  '.',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'trap',
  'unset',
  // POSIX regular builtins
  'alias',
  'bg',
  'cd',
  'command',
  'fc',
  'fg',
  'getopts',
  'hash',
  'jobs',
  'read',
  'ulimit',
  'umask',
  'unalias',
  'wait',
  // dash, ash and more
  'chdir',
  'let',
  'local',
  'source',
  '[[',
  // bash
  'bind',
  'builtin',
  'compgen',
  'complete',
  'compopt',
  'declare',
  'dirs',
  'disown',
  'enable',
  'history',
  'logout',
  'mapfile',
  'popd',
  'pushd',
  'readarray',
  'shopt',
  'suspend',
  'typeset',
  // ksh93, mksh
  'autoload',
  'compound',
  'enum',
  'float',
  'functions',
  'global',
  'hist',
  'integer',
  'login',
  'nameref',
  'newgrp',
  'print',
  'r',
  'redirect',
  'stop',
]);

/**
 * Builtins that leave the shell as it was. Five exceptions, which the name alone does not tell: `printf -v`; `pwd -P`,
 * which sets `PWD` where bash runs as `sh`; `[ -v 'a[i=1]' ]` in bash; what the words' own expansions assign (`:
 * "${A:=1}"`, `$((i += 1))`); an assignment before `:` or `times`, which stays (`A=1 :` in dash, ash, ksh, mksh and
 * bash as `sh`). `kill` may set off a trap of the same shell, or end it. As running a command does, `type` and
 * `whence` may enter its path in the command hash. Under ksh93 and mksh the numbers of `test` (and of ksh93's
 * `printf`) are arithmetic, which may assign.
 *
 * Shells and date as with `STATEFUL_BUILTINS`.
 */
export const STATELESS_BUILTINS: ReadonlySet<string> = new Set([
  ':',
  '[',
  'caller',
  'echo',
  'false',
  'help',
  'kill',
  'printf',
  'pwd',
  'test',
  'times',
  'true',
  'type',
  'whence',
  // Programs elsewhere, builtin in ksh93 or mksh
  'cat',
  'mknod',
  'realpath',
  'rename',
  'sleep',
]);
