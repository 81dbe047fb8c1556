#!/bin/sh
. "$SETUP"
exec node server.js
