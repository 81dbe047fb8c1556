#!/usr/bin/env node
'use strict';
// What was compiled of the program is kept: the next start takes two thirds of the time. The folder is that of all that can
// be made again (XDG), not Node's own below the one for temporary files, which on some machines everybody shares.
const Module = require('node:module');
const paths = require('node:path');

const PROGRAM = paths.join(__dirname, 'program.cjs');
const given = process.env.XDG_CACHE_HOME ?? '';
const parent = paths.isAbsolute(given) ? given : paths.join(require('node:os').homedir(), '.cache');
const folder = process.env.NODE_COMPILE_CACHE ?? paths.join(parent, 'dockoptimize', 'compiled');

Module.enableCompileCache?.(folder);
module.exports = Module.enableCompileCache || process.env.NODE_DISABLE_COMPILE_CACHE ? require(PROGRAM) : requireKept();

/** The same for Node before 22.1, which has it not: V8 itself looks whether the code is of this Node and of its flags. */
function requireKept() {
  const files = require('node:fs');
  const vm = require('node:vm');
  // V8 compares no more of the text than its length, hence the mark of this build in the name.
  const kept = paths.join(folder, `${process.version}-${process.arch}-@build@`);
  const script = new vm.Script(Module.wrap(files.readFileSync(PROGRAM, 'latin1')), {
    filename: PROGRAM,
    cachedData: readOrNothing(),
  });
  if (script.cachedDataRejected !== false) process.once('exit', keep);
  const program = new Module(PROGRAM, module);
  program.filename = PROGRAM;
  program.paths = module.paths;
  require.cache[PROGRAM] = program;
  script.runInThisContext()(program.exports, Module.createRequire(PROGRAM), program, PROGRAM, __dirname);
  return program.exports;

  /** What others may have written there is not run. */
  function readOrNothing() {
    let file;
    try {
      file = files.openSync(kept, 'r');
      const { uid, mode } = files.fstatSync(file);
      const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
      return isOwn ? files.readFileSync(file) : undefined;
    } catch {
      return undefined;
    } finally {
      if (file !== undefined) files.closeSync(file);
    }
  }

  /** At the end, with all functions that this run has called. Who may not write there starts as fast as before. */
  function keep() {
    const text = `${kept}.${process.pid}`;
    try {
      files.mkdirSync(folder, { recursive: true, mode: 0o700 });
      files.writeFileSync(text, script.createCachedData(), { mode: 0o600 });
      files.renameSync(text, kept);
    } catch {
      // What was begun must not lie about, and most often nothing was.
      try {
        files.unlinkSync(text);
      } catch {}
    }
  }
}
