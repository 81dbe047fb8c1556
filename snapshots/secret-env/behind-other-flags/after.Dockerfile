# syntax=docker/dockerfile:1.10
FROM python:3.13
run --mount=type=cache,target=/root/.cache/pip --network=default --mount=type=secret,id=PIP_INDEX_TOKEN,env=PIP_INDEX_TOKEN pip install --index-url "https://bot:$PIP_INDEX_TOKEN@pypi.example.com/simple" tally
