FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y gcc pkg-config libobscure-dev && pip install obscure
CMD ["python", "app.py"]
