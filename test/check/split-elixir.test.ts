import { changing, changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const MIX = `defmodule Parcel.MixProject do
  use Mix.Project

  def project do
    [app: :parcel, version: "0.1.0", deps: deps()]
  end

  defp deps do
    [{:plug, "~> 1.16"}]
  end
end
`;
const PLUG = '  "plug": {:hex, :plug, "1.16.1", "40c7", [:mix], [], "hexpm", "a13f"},\n';
const LOCK = `%{\n${PLUG}}\n`;
const FILES: Files = {
  'mix.exs': MIX,
  'mix.lock': LOCK,
  'lib/parcel.ex': 'defmodule Parcel do\n  def rates, do: Application.app_dir(:parcel, "priv/rates.csv")\nend\n',
  'priv/rates.csv': '1\n',
  'settings/parcel.conf': 'port=4000\n',
};
const ELIXIR = `FROM elixir:1.18
ENV MIX_ENV=prod
WORKDIR /app
COPY . .
COPY settings/parcel.conf /srv/parcel/parcel.conf
RUN mix do deps.get, release
EXPOSE 4000
CMD ["_build/prod/rel/parcel/bin/parcel", "start"]
`;
const APT = `RUN apt-get update \\
    && apt-get install -y --no-install-recommends ca-certificates libncurses6 libstdc++6 openssl \\
    && rm -rf /var/lib/apt/lists/*
`;
const COPY_RELEASE = 'COPY --from=build /app/_build/prod/rel/parcel /app/_build/prod/rel/parcel\n';
const COPY_CONF = 'COPY --from=build /srv/parcel/parcel.conf /srv/parcel/parcel.conf\n';
const ELIXIR_SPLIT = `FROM elixir:1.18 AS build
ENV MIX_ENV=prod
WORKDIR /app
COPY . .
COPY settings/parcel.conf /srv/parcel/parcel.conf
RUN mix do deps.get, release

FROM debian:trixie-slim
ENV LANG=C.UTF-8
ENV MIX_ENV=prod
${APT}WORKDIR /app
${COPY_RELEASE}${COPY_CONF}EXPOSE 4000
CMD ["_build/prod/rel/parcel/bin/parcel", "start"]
`;
const CMD = 'CMD ["_build/prod/rel/parcel/bin/parcel", "start"]';

const wrong = changingAfter(ELIXIR, ELIXIR_SPLIT, FILES);
const alike = changingBoth(ELIXIR, ELIXIR_SPLIT, FILES);
const withFiles = (name: string, files: Files): HandSplit => [name, ELIXIR, ELIXIR_SPLIT, { ...FILES, ...files }];
const withMix = (name: string, from: string, to: string): HandSplit => withFiles(name, { 'mix.exs': changing(MIX)(from, to) }); // prettier-ignore
const inLib = (text: string): Files => ({ 'lib/more.ex': `defmodule More do\n  ${text}\nend\n` });
const locked = (line: string): Files => ({ 'mix.lock': `%{\n${line}${PLUG}}\n` });

const WRONG: readonly HandSplit[] = [
  wrong('an older release of Debian', 'debian:trixie-slim', 'debian:bookworm-slim'),
  wrong('Alpine, whose C library is another', 'debian:trixie-slim', 'alpine:3.22'),
  wrong('Ubuntu', 'debian:trixie-slim', 'ubuntu:24.04'),
  wrong('a tag that is not known', 'debian:trixie-slim', 'debian:trixie-tiny'),
  wrong('the same image again', 'debian:trixie-slim', 'elixir:1.18-slim'),
  wrong('nothing at all', 'debian:trixie-slim', 'scratch'),
  wrong('an image that has no library', 'debian:trixie-slim', 'gcr.io/distroless/static-debian13'),
  wrong('names of files in Latin-1', 'ENV LANG=C.UTF-8\n', ''),
  wrong('another language', 'ENV LANG=C.UTF-8\n', 'ENV LANG=en_US.UTF-8\n'),
  wrong('a variable that nobody has set', 'ENV LANG=C.UTF-8\n', 'ENV LANG=C.UTF-8 PORT=4000\n'),
  wrong('the environment of Mix lost', 'ENV LANG=C.UTF-8\nENV MIX_ENV=prod\n', 'ENV LANG=C.UTF-8\n'),
  wrong('no packages', APT, ''),
  wrong('no C++', ' libstdc++6', ''),
  wrong('no ncurses', ' libncurses6', ''),
  wrong('no OpenSSL', ' openssl', ''),
  wrong('no certificates', ' ca-certificates', ''),
  wrong('a package too many', ' openssl', ' openssl postgresql-client'),
  wrong('the release is not copied', COPY_RELEASE, ''),
  wrong('a part of the release', COPY_RELEASE, COPY_RELEASE.replaceAll('rel/parcel', 'rel/parcel/lib')),
  wrong('another release', COPY_RELEASE, COPY_RELEASE.replaceAll('rel/parcel', 'rel/parcels')),
  wrong('the release goes elsewhere', COPY_RELEASE, 'COPY --from=build /app/_build/prod/rel/parcel /app\n'),
  wrong('what lies beside the project is lost', COPY_CONF, ''),
  wrong('a folder of the system', COPY_CONF, 'COPY --from=build /usr/lib /usr/lib\n'),
  wrong('a folder that nothing makes', COPY_CONF, `${COPY_CONF}COPY --from=build /srv/mail /srv/mail\n`),
  wrong('another working directory', `WORKDIR /app\n${COPY_RELEASE}`, `WORKDIR /srv\n${COPY_RELEASE}`),
  alike('Mix is started', CMD, 'CMD ["mix", "phx.server"]'),
  alike('a console of Elixir is started', CMD, 'CMD ["iex", "-S", "mix"]'),
  alike('the release of another environment', 'RUN mix do', 'RUN MIX_ENV=dev mix do'),
  alike('a health check by curl', 'EXPOSE 4000', 'HEALTHCHECK CMD curl -f http://localhost:4000/'),
  alike('a script that nobody lays there', CMD, 'CMD ["_build/prod/rel/parcel/bin/server"]'),
  alike('a release that lies elsewhere', 'release\n', 'release --path /opt/parcel\n'),
  alike('no release is made', 'deps.get, release', 'deps.get, compile'),
  alike('a release that is not named', 'deps.get, release', 'deps.get, release worker'),
  alike('a step that runs anything', 'deps.get, release', 'deps.get, release, run priv/seed.exs'),
  withMix('no Erlang in the release', 'deps: deps()', 'releases: [parcel: [include_erts: false]], deps: deps()'),
  withMix('Erlang from elsewhere', 'deps: deps()', 'releases: [parcel: [include_erts: "/opt/erlang"]], deps: deps()'),
  withMix('a release that is laid out by a function', 'deps: deps()', 'releases: [parcel: [steps: [:assemble, &move/1]]], deps: deps()'), // prettier-ignore
  withMix('a release by another name', 'deps: deps()', 'releases: [courier: []], deps: deps()'),
  withMix('releases that are worked out', 'deps: deps()', 'releases: Enum.map([:parcel], &{&1, []}), deps: deps()'),
  withMix('what is built lies elsewhere', 'deps: deps()', 'build_path: "../../_build", deps: deps()'),
  withMix('a library of its own', 'deps: deps()', 'compilers: [:elixir_make] ++ Mix.compilers(), deps: deps()'),
  withFiles('a library in Rust', inLib('use Rustler, otp_app: :parcel')),
  alike('a variable of the image', 'EXPOSE 4000', 'LABEL otp=$OTP_VERSION'),
  withMix('an umbrella', 'app: :parcel', 'apps_path: "apps"'),
  withMix('a part of Erlang with more libraries', 'deps: deps()', 'deps: deps(), extra_applications: [:odbc]'),
  withFiles('a file beside the release', inLib('def menu, do: File.read!("menu.txt")')),
  withFiles('a file beside the source', inLib('def menu, do: File.read!(Path.join(__DIR__, "menu.txt"))')),
  withFiles('a program of the full image', inLib('def now, do: System.cmd("git", ["log"])')),
  withFiles('a program whose name is made in the run', inLib('def run(name), do: System.cmd(name, [])')),
  withFiles('a program through a port', inLib('def run, do: Port.open({:spawn, "convert a b"}, [])')),
  withFiles('a library that is compiled', locked('  "vix": {:hex, :vix, "0.33.0", "f2", [:make, :mix], [{:elixir_make, "~> 0.8", [hex: :elixir_make]}], "hexpm", "0e"},\n')), // prettier-ignore
  withFiles('a library of libexpat', locked('  "fast_xml": {:hex, :fast_xml, "1.1.49", "67", [:rebar3], [], "hexpm", "01"},\n')), // prettier-ignore
  withFiles('a package of nobody knows where', locked('  "labels": {:git, "https://github.com/example/labels.git", "88ab", []},\n')), // prettier-ignore
  withFiles('a package that starts a program', locked('  "mogrify": {:hex, :mogrify, "0.9.3", "23", [:mix], [], "hexpm", "01"},\n')), // prettier-ignore
  withFiles('settings that start a program', { 'rel/env.sh.eex': '#!/bin/sh\nexport RELEASE_NODE=a@$(curl -s http://a/ip)\n' }), // prettier-ignore
  ['no mix.lock', ELIXIR, ELIXIR_SPLIT, { 'mix.exs': MIX, 'lib/parcel.ex': '', 'settings/parcel.conf': '' }],
  ['no files at all', ELIXIR, ELIXIR_SPLIT, undefined],
];

const startedBy = (name: string, text: string, split = ELIXIR_SPLIT): HandSplit => {
  const to = (file: string) => changing(file)(CMD, 'ENTRYPOINT ["/app/entrypoint.sh"]');
  return [name, to(ELIXIR), to(split), { ...FILES, 'entrypoint.sh': text }];
};
const WHOLE = ELIXIR_SPLIT.replace(COPY_RELEASE, 'COPY --from=build /app /app\n');
const SCRIPT = '#!/bin/sh\nset -e\nexec _build/prod/rel/parcel/bin/parcel start\n';

const WRONG_SCRIPTS: readonly HandSplit[] = [
  startedBy('a script that is not there', SCRIPT),
  startedBy('a script that asks git', SCRIPT.replace('set -e', 'git log'), WHOLE),
  startedBy('a script of another shell', SCRIPT.replace('/bin/sh', '/usr/bin/env fish'), WHOLE),
  startedBy('a script that goes elsewhere', SCRIPT.replace('set -e', 'cd /srv'), WHOLE),
  startedBy('a script that starts Mix', SCRIPT.replace('set -e', 'mix ecto.migrate'), WHOLE),
  startedBy('a script that starts something else', '#!/bin/sh\nexec sleep 1\n', WHOLE),
];

const SERVER: Files = { 'rel/overlays/bin/server': '#!/bin/sh\ncd -P -- "$(dirname -- "$0")"\nexec ./parcel start\n' };

const RIGHT: readonly HandSplit[] = [
  ['a release', ELIXIR, ELIXIR_SPLIT, FILES],
  startedBy('a script of the project, with all of its folder', SCRIPT, WHOLE),
  alike('migrations first', CMD, 'CMD _build/prod/rel/parcel/bin/parcel eval "P.migrate()" && exec _build/prod/rel/parcel/bin/parcel start'), // prettier-ignore
  alike('a script that the project lays there', CMD, 'CMD ["_build/prod/rel/parcel/bin/server"]', { ...FILES, ...SERVER }), // prettier-ignore
  wrong('all of the project, where sources may read in it', COPY_RELEASE, 'COPY --from=build /app /app\n', { ...FILES, ...inLib('def menu, do: File.read!("menu.txt")') }), // prettier-ignore
  withMix('a release that is named', 'deps: deps()', 'releases: [parcel: [include_executables_for: [:unix]]], deps: deps()'), // prettier-ignore
  withFiles('a library that brings all it needs', locked('  "bcrypt_elixir": {:hex, :bcrypt_elixir, "3.1.0", "0b", [:make, :mix], [{:elixir_make, "~> 0.6", [hex: :elixir_make]}], "hexpm", "2a"},\n')), // prettier-ignore
  ['hexpm on Alpine', ELIXIR.replace('elixir:1.18', 'hexpm/elixir:1.16.3-erlang-26.2.5-alpine-3.19.1'), ELIXIR_SPLIT.replace('elixir:1.18', 'hexpm/elixir:1.16.3-erlang-26.2.5-alpine-3.19.1').replace('debian:trixie-slim', 'alpine:3.19').replace('ENV LANG=C.UTF-8\n', '').replace(APT, 'RUN apk add --no-cache ca-certificates libstdc++ ncurses-libs openssl\n'), FILES], // prettier-ignore
];

judgeSplits('a stage of Elixir that becomes two', [...WRONG, ...WRONG_SCRIPTS], RIGHT);
