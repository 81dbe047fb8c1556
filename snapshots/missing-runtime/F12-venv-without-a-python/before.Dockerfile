FROM python:3.13-slim AS build
WORKDIR /srv
RUN python -m venv .venv
COPY requirements.txt .
RUN .venv/bin/pip install --no-cache-dir -r requirements.txt
COPY . .

FROM debian:trixie-slim
WORKDIR /srv
COPY --from=build /srv /srv
CMD [".venv/bin/python", "main.py"]
