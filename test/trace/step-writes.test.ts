import { expect, test } from 'vitest';
import { parseScript } from '../../src/shell/parse.ts';
import { isOpaque } from '../../src/shell/script.ts';
import { findCommands } from '../../src/shell/walk.ts';
import { readJavaStart } from '../../src/trace/java-start.ts';
import { readStepWrites, type StepWrites } from '../../src/trace/step-writes.ts';

function read(text: string): StepWrites {
  const script = parseScript(text);
  if (isOpaque(script)) throw new Error(text);
  return readStepWrites(findCommands(script)[0]!.command);
}

test.each([
  ['cp a.conf /srv/app.conf', ['/srv/app.conf']],
  ['cp tool /usr/local/bin', ['/usr/local/bin/tool']],
  ['cp build/tool data/x.txt /opt/', ['/opt/tool', '/opt/x.txt']],
  ['cp target/*.jar lib/', ['lib/']],
  ['mv out/tool .', ['./tool']],
  ['install -m 755 tool /usr/local/bin/', ['/usr/local/bin/tool']],
  ['install -d -m 755 /var/lib/x /var/lib/y', ['/var/lib/x', '/var/lib/y']],
  ['go build -o /server .', ['/server']],
  ['go install ./...', ['/go/bin/']],
  ['cargo install --path .', ['/usr/local/cargo/bin/']],
  ['make install', ['/usr/local']],
  ['make install PREFIX=/opt/x', ['/opt/x']],
  ['make -C src install DESTDIR=/out', ['/out']],
  ['cmake --install build', ['/usr/local']],
  ['cmake --build build --target install', ['/usr/local']],
  ['cmake -DCMAKE_INSTALL_PREFIX=/opt/x ..', ['/opt/x']],
  ['ninja -C build install', ['/usr/local']],
  ['jar cf app.jar -C classes .', ['app.jar']],
  ['javac -d classes A.java', []],
  ['mvn -o -B package', []],
  ['sh ./gradlew build', []],
  ['echo x > /etc/x', ['/etc/x']],
])('%s makes %j', (text, paths) => {
  expect(read(text)).toMatchObject({ kind: 'files', paths });
});

test.each([
  'go run .',
  'cargo run',
  'cp a',
  'cp -t /srv a b',
  'make install PREFIX=out',
  'cmake -E copy a b',
  'dpkg -i a.deb',
  'java -jar installer.jar',
  'find . -name "*.o" -delete',
  'sudo make install',
  './prepare.sh',
  'sh prepare.sh',
  'curl -o /usr/bin/x https://example.com/x',
  'tee /etc/x',
])('%s is unknown', (text) => {
  expect(read(text)).toEqual({ kind: 'unknown' });
});

test.each(['dpkg -l', 'java -version', 'ldconfig', 'find . -name "*.o"', 'ls -la', 'ldd app'])(
  '%s makes nothing',
  (text) => {
    expect(read(text)).toEqual({ kind: 'nothing' });
  },
);

test.each([
  ['-jar app.jar --port 80', { jar: 'app.jar', entries: [] }],
  ['$JAVA_OPTS -Xmx1g -jar app.jar', { jar: 'app.jar', entries: [] }],
  ['-cp a:lib/* Main', { jar: undefined, entries: ['a', 'lib/*'] }],
  ['--class-path=a Main', { jar: undefined, entries: ['a'] }],
  ['-p mods -m app/Main', { jar: undefined, entries: ['mods'] }],
  ['--add-opens java.base/java.lang=ALL-UNNAMED Main', { jar: undefined, entries: ['.'] }],
  ['-version', { jar: undefined, entries: [] }],
  ['@arguments', undefined],
  ['-jar', undefined],
  ['-Xmx1g', undefined],
])('java %s starts %j', (text, start) => {
  expect(readJavaStart(text.split(' '))).toEqual(start);
});
