const { get } = require('node:http');

get('http://localhost:8000/health', ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () =>
  process.exit(1),
);
