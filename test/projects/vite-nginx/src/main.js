import { isRising } from './tide.js';

document.querySelector('#tide').textContent = isRising(new Date()) ? 'The tide is rising' : 'The tide is falling';
