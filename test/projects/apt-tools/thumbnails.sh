#!/bin/sh
# Makes a thumbnail of each picture of an album; a picture is a file or an address.
set -eu

jq -r '.pictures[] | [.name, .from, .width] | @tsv' "$1" | while read -r name from width; do
  case $from in
    http://* | https://*) curl -fsSL -o "/tmp/$name" "$from" ;;
    *) cp "$from" "/tmp/$name" ;;
  esac
  gm convert "/tmp/$name" -resize "$width" "/tmp/$name.png"
  gm identify -format "$name %wx%h %m\n" "/tmp/$name.png"
done
