FROM python:3.11 AS build

RUN apt-get update
RUN apt-get install -y build-essential

WORKDIR /usr/src/app
COPY . .
RUN pip install .

FROM python:3.11-slim
WORKDIR /usr/src/app
COPY --from=build /usr/local/lib/python3.11/site-packages /usr/local/lib/python3.11/site-packages
COPY --from=build /usr/local/bin /usr/local/bin
COPY --from=build /usr/src/app /usr/src/app

EXPOSE 8080
CMD ["python", "-m", "histogram_server"]
