import pino from 'pino';

const log = pino({ transport: { target: 'pino-pretty' } });
log.info('waiting for mail');
setInterval(() => log.info('nothing yet'), 60_000);
