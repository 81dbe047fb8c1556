import { expect, test } from 'vitest';
import { readGoNeeds } from '../../src/context/go-alone.ts';
import { readGoText } from '../../src/context/go-text.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { PATIENCE } from '../patience.ts';

const MODULE = { 'go.mod': 'module example.com/shop // of mine\n\ngo 1.24\ntoolchain go1.24.2\n' };
const importing = (list: string, body = ''): Record<string, string> => ({
  ...MODULE,
  'main.go': `package main\n\nimport (\n\t${list.split(' ').map((path) => `"${path}"`).join('\n\t')}\n)\n\nfunc main() { ${body} }\n`, // prettier-ignore
});
const needsOf = (files: Record<string, string>): string => {
  const needs = readGoNeeds(memoryContext(files));
  return needs.kind === 'alone' ? `alone, ${needs.files}` : needs.because;
};

test.each([
  ['a server', importing('log net/http', 'log.Fatal(http.ListenAndServe(":8080", nil))')],
  ['packages of its own', { ...importing('fmt example.com/shop/prices'), 'prices/p.go': 'package prices\n' }],
  ['names in comments and strings', importing('os fmt', 'fmt.Println("os.Open", `http.Get`) // time.LoadLocation\n')],
  ['a field that is called as a package is', importing('os', 'var x struct{ os struct{ Open int } }; x.os.Open = 1; os.Exit(0)')], // prettier-ignore
  ['another name', { ...MODULE, 'main.go': 'package main\n\nimport h "net/http"\n\nfunc main() { _ = h.ListenAndServe(":1", nil) }\n' }], // prettier-ignore
  ['tests', { ...importing('os'), 'main_test.go': 'package main\n\nimport "os/exec"\n' }],
  ['other systems', { ...importing('os'), 'main_windows.go': 'package main\n\nimport "os/exec"\n' }],
  ['no import', { ...MODULE, 'main.go': '\uFEFF// A tool\npackage main; func main() {}' }],
  ['versions of packages', importing('math/rand/v2', '_ = rand.N(3)')],
])('needs nothing: %s', (_, files) => {
  expect(needsOf(files)).toMatch(/^alone, \d$/);
});

test.each([
  ['imports "os/exec"', importing('os/exec')],
  ['imports "crypto/x509"', importing('crypto/x509')],
  ['imports "unsafe"', importing('unsafe')],
  ['imports "html/template"', importing('html/template')],
  ['imports "C"', { ...MODULE, 'main.go': 'package main\n\n// int one(void);\nimport "C"\n' }],
  ['imports "github.com/lib/pq"', importing('fmt github.com/lib/pq')],
  ['imports "example.com/shopping"', importing('example.com/shopping')],
  ['imports "plugin"', { ...MODULE, 'a.go': 'package a\nimport "fmt"; import ("io"; _ "plugin")\n' }],
  ['imports "os/user"', { ...importing('fmt'), 'x/y.go': 'package x\n\nimport /* "fmt" */ `os/user`\n' }],
  ['uses os.Open', importing('os', 'os.Open("x")')],
  ['uses os.MkdirTemp', importing('os', 'os.\n\tMkdirTemp("", "x")')],
  ['uses os.CreateTemp', importing('os', 'f := os /* . */ . CreateTemp; _ = f')],
  ['uses os.UserHomeDir', importing('os', 'os.UserHomeDir()')],
  ['uses net/http.Get', { ...MODULE, 'main.go': 'package main\n\nimport web "net/http"\n\nvar get = web.Get\n' }],
  ['uses net/http.DefaultTransport', importing('net/http', '_ = http.DefaultTransport')],
  ['uses net/http.FileServer', importing('net/http', 'http.FileServer(nil)')],
  ['uses net/http by the name .', { ...MODULE, 'main.go': 'package main\n\nimport . "net/http"\n' }],
  ['uses time.LoadLocation', importing('time', 'time.LoadLocation("Europe/Berlin")')],
  ['uses mime.TypeByExtension', importing('mime', 'mime.TypeByExtension(".css")')],
  ['uses net.Dial', importing('net', 'net.Dial("tcp", "db:1")')],
  ['uses net.LookupHost', importing('net', 'net.LookupHost("db")')],
  ['uses path/filepath.Glob', importing('path/filepath', 'filepath.Glob("/etc/*")')],
  ['uses syscall.Exec', importing('syscall', 'syscall.Exec("/bin/sh", nil, nil)')],
  ['calls FormValue', importing('net/http', 'var r *http.Request; r.FormValue("x")')],
  ['calls ListenAndServeTLS', importing('net/http', 'new(http.Server).ListenAndServeTLS("a", "b")')],
  ['calls MethodByName', importing('reflect', 'reflect.ValueOf(1).MethodByName(x)')],
  ['names "HOME"', importing('os', 'os.Getenv("HOME")')],
  ['names "TZ"', importing('os', 'os.Setenv("TZ", "Asia/Tokyo")')],
  ['names "unix"', importing('net', 'net.Listen("unix", "/run/x")')],
])('may need more: %s', (because, files) => {
  expect(needsOf(files)).toContain(because);
});

test.each([
  ['there is no go.mod', { 'main.go': 'package main\n' }],
  ['tools/go.mod names other modules', { ...importing('fmt'), 'tools/go.mod': 'module t\n' }],
  ['go.work names other modules', { ...importing('fmt'), 'go.work': 'go 1.24\nuse .\n' }],
  ['go.mod says more', { ...importing('fmt'), 'go.mod': 'module m\n\nrequire github.com/lib/pq v1.10.9\n' }],
  ['go.mod says more', { ...importing('fmt'), 'go.mod': 'module m\n\nrequire (\n\tgithub.com/lib/pq v1.10.9\n)\n' }],
  ['go.mod says more', { ...importing('fmt'), 'go.mod': 'module m\nreplace fmt => ./fmt\n' }],
  ['go.mod says more', { ...importing('fmt'), 'go.mod': 'module m\nmodule n\n' }],
  ['vendor/x/x.go', { ...importing('fmt'), 'vendor/x/x.go': 'package x\n' }],
  ['call.s', { ...importing('fmt'), 'call.s': 'TEXT ·f(SB), 0\n' }],
  ['rsrc.syso', { ...importing('fmt'), 'rsrc.syso': '' }],
  ['main.go could not be read', { ...MODULE, 'main.go': 'package main\n\nimport "fmt\n' }],
  ['main.go could not be read', { ...MODULE, 'main.go': 'package main\n\nimport fmt\n' }],
  ['main.go could not be read', { ...MODULE, 'main.go': 'package main\n/* a comment' }],
  ['main.go could not be read', { ...MODULE, 'main.go': '// nothing\n' }],
  ['there is no source', MODULE],
])('is not proven: %s', (because, files) => {
  expect(needsOf(files)).toContain(because);
});

test('takes strings, runes and comments apart', () => {
  const text = 'package a\nimport ("x"; y `y/z`)\nvar q, s = \'"\', "a\\"b" // "c"\nvar t = `//` /* "d" */ + "é"\n';
  expect(readGoText(text)).toMatchObject({
    imports: [
      { path: 'x', alias: undefined },
      { path: 'y/z', alias: 'y' },
    ],
    strings: ['x', 'y/z', 'a\\"b', '//', 'é'],
  });
});

test('reads what is hostile in a time that grows with it', () => {
  const start = performance.now();
  for (const piece of ['/*', '"', '`', '/', 'import (', 'import "a";', "'"]) readGoText(`package a\n${piece.repeat(150_000)}`); // prettier-ignore
  expect(performance.now() - start).toBeLessThan(PATIENCE);
});
