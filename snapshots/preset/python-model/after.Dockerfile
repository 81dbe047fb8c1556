FROM python:3.11-slim AS build

# some packages have no wheels for every machine
RUN apt-get update && apt-get install -y --no-install-recommends \
    build-essential \
    gcc

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt

COPY . .
# the model is made once, in the build
RUN python train.py

FROM python:3.11-slim
WORKDIR /app
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /app
COPY --from=build /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages
COPY --from=build /usr/local/bin /usr/local/bin
COPY --from=build /app /app

EXPOSE 5000
USER 10001:10001
CMD ["python", "predict.py"]
