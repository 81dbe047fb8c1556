/**
 * Variables that a shell sets by itself, whatever ENV and ARG say (bash(1), "Shell Variables"; dash(1)): in a script they
 * are not what they are in a Dockerfile.
 */
export const SHELL_VARIABLES: ReadonlySet<string> = new Set([
  'BASHPID', 'COLUMNS', 'DIRSTACK', 'EUID', 'FUNCNAME', 'GROUPS', 'HOSTNAME', 'HOSTTYPE', 'IFS', 'LINENO', 'LINES',
  'MACHTYPE', 'OLDPWD', 'OPTARG', 'OPTIND', 'OSTYPE', 'PPID', 'PS4', 'PWD', 'RANDOM', 'REPLY', 'SECONDS', 'SHELLOPTS', 'SHLVL',
  'UID',
]); // prettier-ignore
