FROM python:3.9-slim

# scikit-learn wants a compiler
RUN apt-get update && apt-get install -y build-essential gfortran git

WORKDIR /app
COPY . /app
RUN pip install --no-cache-dir -r requirements.txt

EXPOSE 5000
ENV MODEL_PATH=/app/model.json
CMD ["python", "serve.py"]
