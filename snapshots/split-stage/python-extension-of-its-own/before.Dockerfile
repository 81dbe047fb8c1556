FROM python:3.11

RUN apt-get update
RUN apt-get install -y build-essential

WORKDIR /usr/src/app
COPY . .
RUN pip install .

EXPOSE 8080
CMD ["python", "-m", "histogram_server"]
