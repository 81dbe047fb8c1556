FROM python:3.12-slim-bookworm
USER app
RUN sudo apt-get update && sudo apt-get install -y gcc && pip install psutil
CMD ["python", "app.py"]
