FROM python:3.11-slim

# some packages have no wheels for every machine
RUN apt-get update && apt-get install -y \
    build-essential \
    gcc

WORKDIR /app
COPY requirements.txt ./
RUN pip install -r requirements.txt

COPY . .
# the model is made once, in the build
RUN python train.py

EXPOSE 5000
CMD ["python", "predict.py"]
