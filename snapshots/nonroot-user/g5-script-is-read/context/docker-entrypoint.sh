#!/bin/sh
set -e
echo "starting in $NODE_ENV"
exec "$@"
