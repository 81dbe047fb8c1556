FROM python:3.12-slim
RUN useradd app
COPY . /app
# the user of the server
RUN chown -R app:app /app
