#!/usr/bin/env node
'use strict';
// Node keeps what it has compiled of the program, from 22.1 on: the next start is a sixth shorter. The folder is that of all
// that can be made again (XDG), not Node's own below the one for temporary files, which on some machines everybody shares.
const { enableCompileCache } = require('node:module');
if (enableCompileCache) {
  const { isAbsolute, join } = require('node:path');
  const given = process.env.XDG_CACHE_HOME ?? '';
  const parent = isAbsolute(given) ? given : join(require('node:os').homedir(), '.cache');
  enableCompileCache(process.env.NODE_COMPILE_CACHE ?? join(parent, 'dockoptimize', 'compiled'));
}
require('./program.cjs');
