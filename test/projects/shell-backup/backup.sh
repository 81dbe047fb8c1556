#!/bin/bash
set -euo pipefail
shopt -s nullglob

. /lib/backup/log.sh
. /lib/backup/rotate.sh

source=${SOURCE:-/source}
target=${TARGET:-/target}
keep=${KEEP:-3}

staging=$(mktemp -d)
trap 'rm -rf "$staging"' EXIT

rsync --archive --exclude='*.tmp' "$source/" "$staging/"
name="backup-$(date +%Y%m%d-%H%M%S).tar.xz"
tar -C "$staging" -cJf "$target/$name" .
rotate "$target" "$keep"
log "kept $(tar -tJf "$target/$name" | grep -vc '/$') files"
