const ts = require('typescript');
