module.exports = require('jest');
