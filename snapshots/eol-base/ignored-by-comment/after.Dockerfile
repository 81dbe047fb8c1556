# dockoptimize ignore=eol-base -- until the library is ported
FROM python:2.7-slim
