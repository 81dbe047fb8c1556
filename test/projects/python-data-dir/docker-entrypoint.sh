#!/bin/sh
set -e

mkdir -p "$DATA_DIR/entries"
echo "data in $DATA_DIR"
exec "$@"
