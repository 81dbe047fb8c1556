const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { minify } = require('uglify-js');

mkdirSync('lib', { recursive: true });
for (const name of readdirSync('src')) {
  const { code, error } = minify(readFileSync(`src/${name}`, 'utf8'));
  if (error) throw error;
  writeFileSync(`lib/${name}`, code);
}
