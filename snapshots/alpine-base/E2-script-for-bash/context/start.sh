#!/bin/bash
set -e
exec node server.js
