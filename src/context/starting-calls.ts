import type { BuildContext } from './build-context.ts';

const SOURCES = /\.(?:go|rs|c|cc|cpp|cxx|c\+\+|C|h|hh|hpp|hxx|inc)$/;
const ELSEWHERE = /(?:^|\/)(?:vendor|\.git|testdata|tests?|target)\/|_test\.go$/;
const MOST_FILES = 2000;
const MOST_LENGTH = 16 * 1024 * 1024;

/** Whatever starts a program, whichever that is: in C, C++, Go and Rust. */
const CALLS =
  /\b(?:system|popen|exec(?:l|lp|le|v|vp|ve|vpe)|fexecve|posix_spawnp?|wordexp)\s{0,20}\(|"os\/exec"|\b(?:syscall|unix)\.(?:Exec|ForkExec)\b|\bos\.StartProcess\b|\bprocess::Command\b/;
/** What loads a library by a name, or what the C library loads by itself beside what it was linked with (dlopen(3), iconv(3)). */
const LOADS = /\b(?:dlopen|dlmopen|iconv_open|g_module_open|lt_dlopen\w{0,10})\s{0,20}\(|"plugin"|\blibloading\b/;
/** Answers of the C library that come from modules of its own where it is linked statically (nsswitch.conf(5)). */
const ASKS_SYSTEM =
  /\b(?:getaddrinfo|getnameinfo|gethostby\w{1,10}|getpw\w{1,10}|getgr\w{1,10}|getservby\w{1,10}|setlocale)\s{0,20}\(/;

/** What looks up a user or a group by a name, of whom a small image knows few. */
const NAMES_USERS =
  /\b(?:getpwnam|getgrnam|initgroups)\w{0,3}\s{0,20}\(|\buser\.Lookup(?:Group)?\(|\bget_user_by_name\b|\bUser::from_name\b/;

/** What sources do that an image without a shell, or a program without libraries, may not let them. */
export type SourceCall = 'starts' | 'loads' | 'asks' | 'names';

const PATTERNS: Readonly<Record<SourceCall, RegExp>> = {
  starts: CALLS,
  loads: LOADS,
  asks: ASKS_SYSTEM,
  names: NAMES_USERS,
};

/**
 * The first source that does one of these, by its path; `undefined` where none does. Also where there is no source to be read, or
 * too many: then what stands for it is a clause.
 */
export function findSourceCall(context: BuildContext, calls: readonly SourceCall[]): string | undefined {
  let files = 0;
  let length = 0;
  for (const path of context.list()) {
    if (!SOURCES.test(path) || ELSEWHERE.test(path)) continue;
    const text = context.readText(path);
    if (text === undefined) return `${path}, which could not be read,`;
    files += 1;
    length += text.length;
    if (files > MOST_FILES || length > MOST_LENGTH) return 'one of very many sources';
    if (calls.some((call) => PATTERNS[call].test(text))) return path;
  }
  return files === 0 ? 'a source that is not there' : undefined;
}
