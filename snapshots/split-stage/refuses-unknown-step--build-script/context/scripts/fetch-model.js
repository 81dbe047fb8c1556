const { writeFileSync } = require('node:fs');
fetch('https://models.example.com/words.bin')
  .then((response) => response.arrayBuffer())
  .then((bytes) => writeFileSync('/var/lib/words.bin', Buffer.from(bytes)));
