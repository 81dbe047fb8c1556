#!/bin/bash
(sleep 60; jcmd 1 VM.native_memory) &
exec java -jar /app.jar
