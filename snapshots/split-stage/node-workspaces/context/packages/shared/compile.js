const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');

const units = readFileSync('units.csv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));
mkdirSync('lib');
writeFileSync('lib/index.js', `module.exports = new Map(${JSON.stringify(units.map(([k, v]) => [k, Number(v)]))});\n`);
