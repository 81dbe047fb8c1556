FROM python:3.12
ONBUILD ADD . /usr/src/app
