#!/bin/sh
set -e
if [ -z "$SESSION_SECRET" ]; then
  echo 'SESSION_SECRET is not set' >&2
  exit 1
fi
exec "$@"
