import { describe, expect, test } from 'vitest';
import { isWithoutCode, readElixirProject, readMixLock } from '../../src/context/elixir-project.ts';
import { readElixirSources } from '../../src/context/elixir-sources.ts';
import { withoutElixirComments } from '../../src/context/elixir-text.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { PATIENCE } from '../patience.ts';

const project = (options: string): string => `defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [app: :shop, version: "1.0.0", ${options}]
  end
end
`;

describe('mix.exs', () => {
  test.each([
    ['deps: deps()', []],
    ['releases: [shop: []]', ['shop']],
    ['releases: [shop: [applications: [a: :permanent, b: :load], cookie: "a, b: []"], admin: []]', ['shop', 'admin']],
    ['releases: [shop: [steps: [:assemble, :tar], include_erts: true, version: {:from_app, :shop}]]', ['shop']],
    ['releases: [\n      # worker: [],\n      shop: [overlays: ["a#b", "c"]]\n    ]', ['shop']],
    ['releases: releases()]\n  end\n\n  defp releases do\n    [web: [include_executables_for: [:unix]]', ['web']],
    ['releases: own_releases()]\n  end\n\n  defp own_releases, do: [web: []', ['web']],
  ])('names its releases: %s', (options, releases) => {
    expect(readElixirProject(project(options))).toMatchObject({ app: 'shop', releases });
  });

  test.each([
    ['releases: releases()'],
    ['releases: @releases'],
    ['releases: [{:shop, []}]'],
    ['releases: [shop: &shop/0]'],
    ['releases: [shop: [] ++ common()]'],
    ['releases: [shop: [path: "/srv/shop"]]'],
    ['releases: [shop: [include_erts: System.get_env("ERTS") != nil]]'],
    ['releases: [shop: [include_executables_for: [:windows]]]'],
    ['releases: [shop: [steps: [:assemble, &__MODULE__.move/1]]]'],
    ['releases: [shop: []], default_release: :shop'],
    ['releases: [shop: []]] ++ [releases: [admin: []]'],
    ['build_path: "../../_build"'],
    ['deps: [{:a, "~> 1.0"}], app: :other'],
    ['releases: [shop: [cookie: "not closed]]'],
  ])('is left alone: %s', (options) => {
    expect(readElixirProject(project(options))).toHaveProperty('because');
  });

  test('has comments, and signs of them in strings and characters', () => {
    const text = 'a = "# no" # yes\nb = ?# # yes\nc = """\n# no\n"""\n';
    expect(withoutElixirComments(text)).toBe('a = "# no"      \nb = ?#      \nc = """\n# no\n"""\n');
  });

  test('says which packages have no code', () => {
    const text =
      'defp deps do\n  [{:icons, github: "a/b", app: false, compile: false}, {:labels, github: "a/c"}]\nend\n';
    expect([isWithoutCode(text, 'icons'), isWithoutCode(text, 'labels'), isWithoutCode(text, 'other')]).toEqual([true, false, false]); // prettier-ignore
  });

  test.each([
    ['brackets', '['.repeat(150_000)],
    ['names', 'a: '.repeat(60_000)],
    ['quotes', '"'.repeat(150_001)],
    ['releases', 'releases: ['.repeat(15_000)],
    ['blanks', `releases:${' '.repeat(150_000)}`],
    ['functions', 'defp a do '.repeat(15_000)],
    ['a megabyte', 'x'.repeat(1_000_000)],
  ])('takes no long time over %s', (_, text) => {
    const start = performance.now();
    readElixirProject(`releases: a()\n${text}`);
    readMixLock(text);
    isWithoutCode(text, 'a');
    readElixirSources(memoryContext({ 'lib/a.ex': text, 'lib/b.ex': `System.cmd ${text}` }));
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });
});

describe('mix.lock', () => {
  test('names packages, with what they depend on', () => {
    const lock = `%{
  "bcrypt_elixir": {:hex, :bcrypt_elixir, "3.1.0", "0b", [:make, :mix], [{:comeonin, "~> 5.3", [hex: :comeonin, optional: false]}, {:elixir_make, "~> 0.6", [hex: :elixir_make]}], "hexpm", "2a"},
  "icons": {:git, "https://github.com/example/icons.git", "88ab", [tag: "v2.1.1"]},
}
`;
    expect(readMixLock(lock)).toEqual([
      { name: 'bcrypt_elixir', kind: 'hex', needs: ['comeonin', 'elixir_make'] },
      { name: 'icons', kind: 'git', needs: [] },
    ]);
  });

  test.each([
    ['%{}', []],
    ['%{\n}\n', []],
    ['', []],
  ])('may be empty: %j', (text, list) => {
    expect(readMixLock(text)).toEqual(list);
  });

  test.each(['%{a: 1}', 'Map.new()', '  "a": {:hg, "x"}', '%{\n  "a" => {:hex, :a}\n}'])(
    'is left alone: %s',
    (text) => {
      expect(readMixLock(text)).toBeUndefined();
    },
  );
});

describe('sources of Elixir', () => {
  const read = (text: string, path = 'lib/a.ex') => readElixirSources(memoryContext({ [path]: text }));

  test.each([
    ['System.cmd("git", ["log"])', 'git'],
    ['System.cmd "/usr/bin/git", []', 'git'],
    ["System.shell('git log')", 'git'],
    [":os.cmd('git log')", 'git'],
    [':os.cmd(~c"git log")', 'git'],
    ['Port.open({:spawn_executable, "/usr/bin/convert"}, [])', 'convert'],
    ['System.find_executable("chromium")', 'chromium'],
  ])('start programs: %s', (text, name) => {
    expect([...read(text).started.keys()]).toContain(name);
  });

  test.each([
    'System.cmd(name, [])',
    'System.shell(~s(git log))',
    '"git log" |> System.shell()',
    'import System, only: [cmd: 2]',
    'apply(System, :cmd, words)',
    'Enum.map(list, &System.cmd/2)',
    'os:cmd("git").',
    'Port.open({:spawn, command}, [])',
    ':os.cmd(to_charlist(command))',
  ])('start something that is not known: %s', (text) => {
    expect(read(text).startsUnknown).toBe('lib/a.ex');
  });

  test.each([
    'File.read!("menu.txt")',
    'File.stream! "data/menu.csv"',
    'Path.join(__DIR__, "menu.txt")',
    'File.cwd!()',
    '"menu.txt" |> File.read!()',
    'File.read!(@menu)',
    'File.exists?(path)',
    'file:read_file("menu.txt").',
    'Path.expand("data")',
    'Path.wildcard("data/*.csv")',
  ])('may read beside the release: %s', (text) => {
    expect(read(text).readsBeside).toBe('lib/a.ex');
  });

  test.each([
    ['File.read!("/srv/menu.txt")', 'lib/a.ex'],
    ['File.write "/srv/menu.txt", "soup"', 'lib/a.ex'],
    ['raise File.Error, action: "x"', 'lib/a.ex'],
    ['File.read!(Application.app_dir(:shop, "priv/menu.txt"))', 'lib/a.ex'],
    ['File.read!("menu.txt")', 'test/a.exs'],
    ['Path.expand("../assets", __DIR__)', 'config/config.exs'],
  ])('do not: %s in %s', (text, path) => {
    expect(read(text, path).readsBeside).toBeUndefined();
  });
});
