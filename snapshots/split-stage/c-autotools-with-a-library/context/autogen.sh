#!/bin/sh
autoreconf -i "$@"
