FROM python:3.12-slim AS builder
RUN apt-get update && apt-get install -y gcc && pip install psutil

FROM python:3.12-slim
COPY --from=builder /usr/local /usr/local
CMD ["python", "app.py"]
