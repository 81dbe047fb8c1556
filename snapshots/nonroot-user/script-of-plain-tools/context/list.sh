#!/bin/sh
set -eu
jq -r ".[] | .high" tides.json | sort | uniq -c
