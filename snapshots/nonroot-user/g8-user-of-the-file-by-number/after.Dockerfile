FROM python:3.13-slim
RUN groupadd --gid 1500 web && useradd --uid 1500 --gid web --create-home web
WORKDIR /app
COPY . .
RUN chown web:web /app
USER 1500:1500
CMD ["python", "-m", "app"]
