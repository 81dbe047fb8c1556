FROM python:3.12-slim
RUN useradd --system app
COPY requirements.txt /tmp/
RUN pip install -r /tmp/requirements.txt
COPY . /app
WORKDIR /app
RUN chown -R app:app .
USER app
