FROM python:3.11-slim AS build
WORKDIR /code
RUN python -m venv /venv
COPY requirements.txt ./
COPY libs ./libs
RUN /venv/bin/pip install --no-cache-dir --no-index --no-build-isolation -r requirements.txt

FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/venv/bin:$PATH
WORKDIR /code
COPY --from=build /venv /venv
COPY app.py stations.json ./
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin app
USER app
EXPOSE 8000
CMD ["python", "app.py"]
