/** Folders of the system, as the Filesystem Hierarchy Standard lays them out (from memory), which belong to root and stay root's. */
const SYSTEM: ReadonlySet<string> = new Set([
  '/', '/boot', '/home', '/media', '/mnt', '/opt', '/run', '/srv', '/tmp', '/usr', '/usr/games', '/usr/include', '/usr/lib',
  '/usr/local', '/usr/local/bin', '/usr/local/etc', '/usr/local/lib', '/usr/local/sbin', '/usr/local/share', '/usr/local/src',
  '/usr/share', '/usr/src', '/var', '/var/backups', '/var/cache', '/var/lib', '/var/local', '/var/lock', '/var/log',
  '/var/mail', '/var/opt', '/var/run', '/var/spool', '/var/tmp', '/var/www', '/run/lock',
]); // prettier-ignore

/** All that is in them is the system's, too. */
const WHOLE_TREES =
  /^\/(?:bin|boot|dev|etc|lib|lib32|lib64|libx32|proc|root|sbin|sys|usr\/bin|usr\/sbin|usr\/lib|usr\/share|usr\/include|var\/lib\/(?:apt|dpkg|rpm|apk)|var\/cache\/(?:apt|apk|yum|dnf|debconf|man))(?:\/|$)/;

/** Whether a folder is the system's own, so that no other user may be given it. @param path absolute and cleaned */
export function isSystemFolder(path: string): boolean {
  return SYSTEM.has(path) || WHOLE_TREES.test(path);
}

/** Whether everybody may write there anyway. @param path absolute and cleaned */
export function isOpen(path: string): boolean {
  return /^\/(?:tmp|var\/tmp|dev\/shm|dev\/fd)(?:\/|$)|^\/dev\/(?:null|std(?:out|err|in)|tty)$|^\/proc\/self\/fd\//.test(
    path,
  );
}

/** Frameworks of Python, Ruby and PHP make their tables by these; without a server that is a file beside the code. */
export const DATABASE =
  /\bmanage\.py (?:migrate|syncdb|makemigrations|collectstatic|runserver)\b|\bdb:(?:migrate|create|setup|seed)\b|\bartisan migrate\b|\bflask (?:db|initdb|init-db)\b|\balembic upgrade\b|\bprisma (?:migrate|db)\b|\.sqlite3?\b|\b(?:init|initialize|create|setup)_(?:\w+_)?(?:db|database)\b/;
