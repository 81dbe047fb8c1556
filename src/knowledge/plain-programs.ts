import { FILE_STEPS, NEUTRAL, SYSTEM_PACKAGES } from './steps.ts';
import { STATEFUL_BUILTINS, STATELESS_BUILTINS } from './shell-builtins.ts';

/** Programs of images and of packages of a system: no package of a language brings them. */
const SYSTEM: ReadonlySet<string> = new Set([
  'apache2-foreground', 'apache2ctl', 'ash', 'basename', 'base64', 'bash', 'busybox', 'bzip2', 'caddy', 'composer', 'corepack', 'cron', 'crond',
  'curl', 'dash', 'docker-entrypoint.sh', 'docker-php-entrypoint', 'dumb-init', 'env', 'envsubst', 'gosu', 'gunzip', 'gzip', 'git', 'httpd',
  'ionice', 'java', 'nc', 'ncat', 'netstat', 'nginx', 'nice', 'node', 'nodejs', 'nohup', 'npm', 'openssl', 'pg_isready', 'php', 'php-fpm', 'pgrep',
  'pip', 'pip3', 'pnpm', 'poetry', 'ps', 'python', 'python3', 'redis-cli', 'service', 'sh', 'ss', 'ssh', 'stdbuf', 'su', 'su-exec', 'sudo',
  'supervisord', 'tar', 'time', 'timeout', 'tini', 'unzip', 'uv', 'wget', 'xargs', 'xz', 'yarn', 'yarnpkg', 'zip', 'zsh', 'npx', 'pnpx',
]); // prettier-ignore

/** Whether a command is one that no package of a project brings. @param name the last part of its path */
export function isPlainProgram(name: string): boolean {
  return (
    SYSTEM.has(name) ||
    NEUTRAL.has(name) ||
    FILE_STEPS.has(name) ||
    SYSTEM_PACKAGES.has(name) ||
    STATEFUL_BUILTINS.has(name) ||
    STATELESS_BUILTINS.has(name)
  );
}
