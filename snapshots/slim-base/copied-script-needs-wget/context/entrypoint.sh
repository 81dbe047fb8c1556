#!/bin/sh
set -e
wget -q -O /tmp/config.json "$CONFIG_URL"
exec "$@"
