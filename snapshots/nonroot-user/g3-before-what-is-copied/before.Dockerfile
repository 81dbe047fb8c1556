FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

# the code
COPY . .
CMD ["gunicorn", "-b", ":8000", "main:app"]
