import { expect, test } from 'vitest';
import { readCargoPrograms } from '../../src/context/cargo-programs.ts';
import { readJavaProject } from '../../src/context/java-project.ts';
import { readLinkedLibraries } from '../../src/context/linked-libraries.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { findStartedPrograms } from '../../src/context/started-programs.ts';
import { mayTalkTls } from '../../src/context/tls-sources.ts';

test.each([
  ['a.go', 'exec.Command("git", "pull")', 'git'],
  ['a.go', 'exec.CommandContext(ctx, "/usr/bin/ffmpeg", "-i")', 'ffmpeg'],
  ['a.go', 'exec.Command("sh", "-c", "tar xf a")', 'tar'],
  ['a.go', 'exec.LookPath("rsync")', 'rsync'],
  ['a.rs', 'Command::new("convert")', 'convert'],
  ['a.c', 'system("curl -s x");', 'curl'],
  ['a.c', 'execlp("ls", "ls", NULL);', 'ls'],
  ['A.java', 'new ProcessBuilder("git", "log")', 'git'],
  ['A.java', 'new ProcessBuilder(List.of("unzip", "a"))', 'unzip'],
  ['A.java', 'Runtime.getRuntime().exec(new String[] {"wkhtmltopdf", "a"})', 'wkhtmltopdf'],
  ['A.kt', 'ProcessBuilder(listOf("dot", "-Tsvg"))', 'dot'],
])('%s with %s starts %s', (path, text, name) => {
  expect([...findStartedPrograms(memoryContext({ [path]: text })).started.keys()]).toContain(name);
});

test('programs that tests start are none of the program', () => {
  const { started } = findStartedPrograms(
    memoryContext({ 'a_test.go': 'exec.Command("git")', 'src/test/A.java': 'exec("git ")' }),
  );
  expect(started.size).toBe(0);
});

test.each([
  ['Makefile', 'cc -o a a.c -lssl -lm', { headers: ['libssl-dev'], unknown: undefined }],
  ['Makefile', 'cc -o a a.c -lfoo', { headers: [], unknown: 'foo' }],
  ['Makefile', 'ls -la; tail -n 1', { headers: [], unknown: undefined }],
  ['CMakeLists.txt', 'add_library(own a.c)\nfind_package(ZLIB)', { headers: ['zlib1g-dev'], unknown: undefined }],
  ['CMakeLists.txt', 'find_package(Boost)', { headers: [], unknown: 'Boost' }],
  ['Makefile', 'cc `pkg-config --libs gtk4` a.c', { unknown: 'what pkg-config or configure find' }],
  ['Cargo.lock', 'name = "openssl-sys"\nname = "js-sys"\n', { headers: ['libssl-dev'], unknown: undefined }],
  ['Cargo.lock', 'name = "alsa-sys"\n', { unknown: 'alsa-sys' }],
  ['Makefile', 'cc -shared -o liba.so a.c', { makesShared: true }],
  ['Makefile', 'cc -fopenmp a.c', { usesOpenMp: true }],
  ['src/a.cpp', '', { isCpp: true }],
])('%s with %s', (path, text, expected) => {
  expect(readLinkedLibraries(memoryContext({ [path]: text }), '')).toMatchObject(expected);
});

const GO_MOD = 'module example.com/a\n';
test.each([
  ['a server', { 'go.mod': GO_MOD, 'a.go': 'import "net/http"\nhttp.ListenAndServe(":1", nil)' }, false],
  ['a client', { 'go.mod': GO_MOD, 'a.go': 'import "net/http"\nhttp.Get("https://a")' }, true],
  ['another name', { 'go.mod': GO_MOD, 'a.go': 'import h "net/http"\n' }, true],
  ['its own package', { 'go.mod': GO_MOD, 'a.go': 'import "example.com/a/b"\n' }, false],
  ['a package from elsewhere', { 'go.mod': GO_MOD, 'a.go': 'import (\n\t"example.com/b/c"\n)\n' }, true],
  ['dependencies', { 'go.mod': `${GO_MOD}require b v1\n`, 'a.go': '' }, true],
  ['no manifest', { 'a.go': '' }, true],
])('whether a program in Go may talk TLS: %s', (_, files, expected) => {
  expect(mayTalkTls('golang', memoryContext(files as unknown as Record<string, string>), 'go build')).toBe(expected);
});

test('the programs of a package of Cargo', () => {
  const manifest = '[package]\nname = "shop"\n\n[[bin]]\nname = "worker"\n';
  const context = memoryContext({ 'Cargo.toml': manifest, 'src/main.rs': '', 'src/bin/tool.rs': '' });
  expect(readCargoPrograms(context)).toEqual(['shop', 'worker', 'tool']);
  expect(readCargoPrograms(memoryContext({ 'Cargo.toml': '[workspace]\nmembers = ["a"]\n' }))).toBeUndefined();
  expect(readCargoPrograms(memoryContext({ 'Cargo.toml': 'name = ' }))).toBeUndefined();
});

test('a comment that is not closed hides the rest of a manifest', () => {
  const text = '<project><!-- spring-boot-maven-plugin <dependency>';
  expect(readJavaProject(memoryContext({ 'pom.xml': text }))).toMatchObject({ isComplete: true });
  expect(readJavaProject(memoryContext({ 'pom.xml': `<dependency>${text}` }))).toMatchObject({ isComplete: false });
});
