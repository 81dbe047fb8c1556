import type { Analysis } from '../src/analysis/analysis.ts';
import { type PlacedStrip, planStrips } from '../src/analysis/strip/plan-strips.ts';
import type { StripReason } from '../src/analysis/strip/strip-plan.ts';
import type { Dockerfile } from '../src/dockerfile/dockerfile.ts';
import type { Fix } from '../src/transform/finding.ts';
import { UNREAD_SCRIPT } from '../src/transform/shared-refusals.ts';
import type { Transform } from '../src/transform/transform.ts';

/**
 * Links what ships without symbols and debug information.
 *
 * A compiler leaves the names of all functions, and often a description of every line, in the program that it makes: a
 * quarter to a third of a program in Go. Only debuggers and profilers read them.
 *
 * ```dockerfile
 * RUN go build -o /server .
 * ```
 * becomes
 * ```dockerfile
 * RUN go build -ldflags="-s -w" -o /server .
 * ```
 *
 * Flags that are there already stay, behind the new ones. `cargo build --release` gets
 * `CARGO_PROFILE_RELEASE_STRIP=true`, which leaves Cargo.toml alone and which a Cargo that is too old ignores; a `gcc` or `clang` that links a
 * program by itself gets `-s`. What a Makefile or CMake links is not touched, since the file does not say what that is; nor is a build
 * in a stage of which nothing gets into the image, or one with `strip` behind it.
 *
 * Libraries and plugins keep their names, and so does all of a file that installs or runs a debugger. In Go, the traces of a panic and
 * the names of modules (`go version -m`) stay; in Rust and C, names in backtraces go. That is why the fix is unsafe.
 */
export const stripBinary: Transform<object, StripReason> = {
  id: 'strip-binary',
  summary: 'Link what ships without symbols',
  category: 'size',
  isDefault: true,
  applicability: 'unsafe',
  effects: ['strips-symbols'],
  answers: [],
  refusals: {
    debugger: {
      because: 'something in the image, or run in it, reads the symbols of programs',
      remedy: 'debug in a stage of its own, which does not ship',
    },
    debugging: {
      because: 'the program is built for debugging or measuring',
      remedy: 'build it for use, with no such flag, in the stage that ships',
    },
    'flags-elsewhere': {
      because: 'something before it says how programs are linked, and would no longer count, or be overruled',
      remedy: 'add -s -w there, or strip = true',
    },
    'flags-unknown': {
      because: 'flags that depend on the build may hold flags of the linker, or be for some packages alone',
      remedy: 'write them out, with -s -w first',
    },
    library: {
      because: 'what is built is a library, a plugin or WebAssembly, the names in which others look up',
      remedy: 'take out debug information alone (strip --strip-debug), if nobody needs that',
    },
    'old-cargo': {
      because: 'this Cargo cannot strip: that came with Rust 1.59',
      remedy: 'run strip on the program, or take a newer Rust',
    },
    'unread-script': UNREAD_SCRIPT,
  },
  defaults: {},
  *inspect(file: Dockerfile, analysis: Analysis) {
    for (const plan of planStrips(file, analysis)) {
      if (plan.kind === 'edit') yield toFix(plan);
      else yield { kind: 'refusal', instruction: plan.run.instruction, reason: plan.reason, detail: plan.detail };
    }
  },
};

const ASSUMPTIONS = {
  Go: 'Nobody attaches a debugger to this program, traces its functions by name (uprobes, perf), or reads its debug information; traces of panics stay as they are.',
  Rust: 'Nobody debugs this program or reads the names in its backtraces (RUST_BACKTRACE), which become addresses.',
  C: 'Nobody debugs this program, reads its core dumps, or the names in its backtraces.',
} as const;

function toFix({ run, title, language, edit }: PlacedStrip & { readonly kind: 'edit' }): Fix {
  return {
    kind: 'fix',
    instruction: run.instruction,
    edits: [edit],
    title,
    why: 'names and debug information of a program are of use to debuggers alone, and a large part of it',
    evidence: [
      run.stage.isShipped ? 'it is made in a stage that ships' : 'files of its stage are copied into one that ships',
      'it is no library and no plugin, and the file names no debugger or other program that reads symbols',
    ],
    assumptions: [ASSUMPTIONS[language]],
    effects: ['strips-symbols'],
    applicability: 'unsafe',
    savings: { what: 'symbols and debug information of the program', bytes: undefined, basis: 'unknown' },
  };
}
