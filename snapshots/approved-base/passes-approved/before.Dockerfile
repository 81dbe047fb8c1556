FROM registry.example.com/base/node:20
FROM registry.example.com/base/python:3.11-hardened
FROM registry.example.com/tools/busybox
