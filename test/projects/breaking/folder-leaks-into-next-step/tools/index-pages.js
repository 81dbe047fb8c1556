const { readdirSync, writeFileSync } = require('node:fs');

writeFileSync('../pages/index.json', JSON.stringify(readdirSync('../pages').filter((name) => name.endsWith('.txt'))));
