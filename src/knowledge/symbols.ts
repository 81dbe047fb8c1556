/**
 * Programs that look at symbols or debug information of others: delve, GDB, LLDB, rr, Valgrind, perf, bpftrace and SystemTap; of
 * binutils and elfutils nm, addr2line, objcopy and objdump; pahole; Go's `go tool nm`, `objdump`, `addr2line` and `pprof`. By their
 * manual pages in Debian 12, and `go doc cmd`; read 2026-11-21.
 */
const READS_SYMBOLS =
  /(?:^|[\s/"',;&|(=])(dlv|delve|gdb|gdbserver|lldb|lldb-server|rr|valgrind|perf|linux-perf|bpftrace|stap|systemtap|nm|addr2line|objcopy|objdump|pahole|eu-addr2line|dwp|dump_syms|sentry-cli|go\s+tool\s+(?:nm|objdump|addr2line|pprof))(?=$|[\s@"',;&|)])/;

/** The program that a text names and that reads symbols of other programs; `undefined` where it names none. */
export function findSymbolReader(text: string): string | undefined {
  return READS_SYMBOLS.exec(text)?.[1]?.replace(/\s+/g, ' ');
}

/** Programs that call the linker by themselves, by the manual of GCC 12 and clang 14. */
export const COMPILER_DRIVERS: ReadonlySet<string> = new Set([
  'gcc', 'g++', 'cc', 'c++', 'clang', 'clang++', 'musl-gcc',
]); // prettier-ignore

/** What Cargo takes as `strip = true` of the profile for releases ("Configuration", `profile.<name>.strip`; Cargo 1.59). */
export const CARGO_STRIP = 'CARGO_PROFILE_RELEASE_STRIP';
/** The minor version of Rust 1 that knows it (release notes of 1.59.0, 2022-02-24). Those before ignore the variable. */
export const CARGO_STRIP_MINOR = 59;
