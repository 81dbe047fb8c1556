FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends build-essential && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/shop
COPY . .
RUN pip install --no-cache-dir -r requirements.txt
RUN python train.py
CMD ["python", "serve.py"]
