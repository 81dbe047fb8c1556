#!/usr/bin/env node
'use strict';
// Node keeps what it has compiled of the program, from 22.1 on: the next start is a sixth shorter. The folder is that of all
// that can be made again (XDG), not Node's own below the one for temporary files, which on some machines everybody shares.
const { enableCompileCache } = require('node:module');
const paths = require('node:path');
if (enableCompileCache) {
  const given = process.env.XDG_CACHE_HOME ?? '';
  const parent = paths.isAbsolute(given) ? given : paths.join(require('node:os').homedir(), '.cache');
  enableCompileCache(process.env.NODE_COMPILE_CACHE ?? paths.join(parent, 'dockoptimize', 'compiled'));
}
module.exports = require('./program.cjs');
