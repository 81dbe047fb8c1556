FROM python:3.9-slim AS build

# scikit-learn wants a compiler
RUN apt-get update && apt-get install -y build-essential gfortran git

WORKDIR /app
COPY . /app
RUN pip install --no-cache-dir -r requirements.txt

FROM python:3.9-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgfortran5 libgomp1 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /usr/local/lib/python3.9/site-packages /usr/local/lib/python3.9/site-packages
COPY --from=build /usr/local/bin /usr/local/bin
COPY --from=build /app /app

EXPOSE 5000
ENV MODEL_PATH=/app/model.json
CMD ["python", "serve.py"]
