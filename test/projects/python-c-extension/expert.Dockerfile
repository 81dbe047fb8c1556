FROM python:3.11 AS build
WORKDIR /usr/src/app
RUN python -m venv /venv
COPY setup.py histogram_server.py ./
COPY native ./native
RUN /venv/bin/pip install --no-cache-dir --no-index --no-build-isolation .

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PATH=/venv/bin:$PATH
COPY --from=build /venv /venv
USER 10001:10001
EXPOSE 8080
CMD ["python", "-m", "histogram_server"]
