const { createServer } = require('node:http');
const ms = require('ms');
const colors = require('picocolors');
const { slug } = require('./slug.js');

const started = Date.now();
const port = Number(process.env.PORT);

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url, 'http://localhost');
  response.setHeader('x-uptime', ms(Date.now() - started));
  response.end(`${slug(searchParams.get('title') ?? '')}\n`);
});
server.listen(port, () => console.log(colors.green(`slug-maker on ${port}`)));
process.on('SIGTERM', () => server.close());
