const { execFile } = require('child_process');
execFile('git', ['--version'], console.log);
