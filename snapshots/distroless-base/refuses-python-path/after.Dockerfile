FROM python:3.13-slim AS build
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir flask

FROM python:3.13-slim
COPY --from=build /venv /venv
COPY app.py /
CMD ["/venv/bin/python", "/app.py"]
