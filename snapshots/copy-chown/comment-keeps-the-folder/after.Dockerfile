FROM python:3.12-slim
RUN useradd app
COPY --chown=app:app . /app
# the user of the server
RUN chown app:app /app
