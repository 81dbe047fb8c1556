#!/bin/sh
set -e
if [ -n "$DEBUG" ]; then echo "starting"; fi
exec java $JAVA_OPTS -jar app.jar "$@"
