import { type Change, judgeChanges } from './change-cases.ts';

const go = (script: string): string => `FROM golang:1.22\nRUN ${script}\n`;
const builder = (script: string, from: string): string =>
  `FROM golang:1.22 AS b\nRUN ${script}\nFROM debian:12\nCOPY --from=${from} /x /x\n`;
const LD = '-ldflags="-s -w"';

const right: readonly Change[] = [
  ['a build', go('go build .'), go(`go build ${LD} .`)],
  ['behind -C', go('go build -C a -o /b .'), go(`go build -C a ${LD} -o /b .`)],
  ['in a chain', go('a && CGO_ENABLED=0 go install ./... && b'), go(`a && CGO_ENABLED=0 go install ${LD} ./... && b`)],
  ['its own flags stay', go("go build -ldflags '-X a=b' ."), go("go build -ldflags '-s -w -X a=b' .")],
  ['what a build sets', go('go build -ldflags "-X a=$V" .'), go('go build -ldflags "-s -w -X a=$V" .')],
  ['-w was there', go('go build -ldflags=-w .'), go('go build -ldflags="-s -w" .')],
  ['empty flags', go('go build -ldflags "" .'), go('go build -ldflags "-s -w" .')],
  ['quotes around all', go('go build "-ldflags=-X a=b" .'), go('go build "-ldflags=-s -w -X a=b" .')],
  ['a builder', builder('go build -o /x .', 'b'), builder(`go build ${LD} -o /x .`, 'b')],
  ['a compiler', go('gcc -O2 -o /a a.c'), go('gcc -s -O2 -o /a a.c')],
  ['Cargo', go('cargo build --release'), go('CARGO_PROFILE_RELEASE_STRIP=true cargo build --release')],
]; // prettier-ignore

const wrong: readonly Change[] = [
  ['other flags', go('go build .'), go('go build -ldflags="-s -w -X a=b" .')],
  ['flags as an operand', go('go build .'), go(`go build . ${LD}`)],
  ['as the value of an option', go('go build -o a .'), go(`go build -o ${LD} a .`)],
  ['before -C', go('go build -C a .'), go(`go build ${LD} -C a .`)],
  ['its own flags lost', go("go build -ldflags '-X a=b' ."), go("go build -ldflags '-s -w' .")],
  ['its own flags changed', go("go build -ldflags '-X a=b' ."), go("go build -ldflags '-s -w -X a=c' .")],
  ['flags twice', go("go build -ldflags '-X a=b' ."), go(`go build ${LD} -ldflags '-X a=b' .`)],
  ['within the value of another flag', go(`go build -ldflags '-X "a=b"' .`), go(`go build -ldflags '-X "-s -w a=b"' .`)],
  ['for a pattern', go('go build -ldflags "all=-X a=b" .'), go('go build -ldflags "-s -w all=-X a=b" .')],
  ['quotes broken', go('go build -ldflags=-X=a=$B .'), go('go build -ldflags="-s -w -X=a=$B" .')],
  ['a variable in front', go('go build -ldflags "$L" .'), go('go build -ldflags "-s -w $L" .')],
  ['symbols are wanted', go('go build -ldflags "-s=false" .'), go('go build -ldflags "-s -w -s=false" .')],
  ['a plugin', go('go build -buildmode=plugin .'), go(`go build ${LD} -buildmode=plugin .`)],
  ['a library', go('go build -buildmode c-shared -o a.so .'), go(`go build ${LD} -buildmode c-shared -o a.so .`)],
  ['for tests', go('go build -race .'), go(`go build ${LD} -race .`)],
  ['a test', go('go test -c .'), go(`go test ${LD} -c .`)],
  ['go run', go('go run .'), go(`go run ${LD} .`)],
  ['another subcommand', go('go build .'), go(`go install ${LD} .`)],
  ['another operand', go('go build ./a'), go(`go build ${LD} ./b`)],
  ['an option lost', go('go build -trimpath .'), go(`go build ${LD} .`)],
  ['a debugger', 'FROM golang\nRUN go build .\nCMD ["dlv", "exec", "a"]\n', `FROM golang\nRUN go build ${LD} .\nCMD ["dlv", "exec", "a"]\n`],
  ['GOFLAGS', 'FROM golang\nENV GOFLAGS=-ldflags=-X=a=b\nRUN go build .\n', `FROM golang\nENV GOFLAGS=-ldflags=-X=a=b\nRUN go build ${LD} .\n`],
  ['GOFLAGS of the build', 'FROM golang\nARG GOFLAGS\nRUN go build .\n', `FROM golang\nARG GOFLAGS\nRUN go build ${LD} .\n`],
  ['a stage of no use', builder('go build -o /x .', 'other'), builder(`go build ${LD} -o /x .`, 'other')],
  ['a shared object', go('gcc -shared -o /a a.c'), go('gcc -s -shared -o /a a.c')],
  ['an object file', go('gcc -c -o a.o a.c'), go('gcc -s -c -o a.o a.c')],
  ['symbols asked for', go('gcc -g -o /a a.c'), go('gcc -s -g -o /a a.c')],
  ['another option', go('gcc -o /a a.c'), go('gcc -O3 -o /a a.c')],
  ['as the output', go('gcc -o a a.c'), go('gcc -o -s a a.c')],
  ['a debug build of Cargo', go('cargo build'), go('CARGO_PROFILE_RELEASE_STRIP=true cargo build')],
  ['another setting', go('cargo build --release'), go('CARGO_PROFILE_RELEASE_LTO=true cargo build --release')],
  ['for the command before', go('cargo fetch && cargo build --release'), go('CARGO_PROFILE_RELEASE_STRIP=true cargo fetch && cargo build --release')],
  ['WebAssembly', go('cargo build --release --target wasm32-wasi'), go('CARGO_PROFILE_RELEASE_STRIP=true cargo build --release --target wasm32-wasi')],
  ['a further change', go('go build . && a'), go(`go build ${LD} . ; a`)],
]; // prettier-ignore

judgeChanges('strips-symbols', right, wrong);
