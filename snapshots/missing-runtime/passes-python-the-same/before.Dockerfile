FROM python:3.13 AS build
RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir flask

FROM python:3.13-slim
COPY --from=build /opt/venv /opt/venv
COPY . .
CMD ["/opt/venv/bin/python", "main.py"]
