const { createServer } = require('node:http');
const { adler32 } = require('./build/Release/checksum.node');

const server = createServer((request, response) => {
  const text = decodeURIComponent(request.url.slice(1));
  response.end(`${adler32(text).toString(16).padStart(8, '0')}\n`);
});
server.listen(4000, () => console.log('listening on 4000'));
process.on('SIGTERM', () => server.close());
