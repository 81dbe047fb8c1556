FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install --target /usr/lib/extra -r requirements.txt
CMD ["python", "app.py"]
