# syntax=docker/dockerfile:1.10
FROM python:3.13
arg PIP_INDEX_TOKEN
run --mount=type=cache,target=/root/.cache/pip --network=default pip install --index-url "https://bot:$PIP_INDEX_TOKEN@pypi.example.com/simple" tally
