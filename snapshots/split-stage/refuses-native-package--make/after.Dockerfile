FROM python:3.12
RUN apt-get update && apt-get install -y cmake
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt && make -C native
CMD ["python", "app.py"]
