FROM python:3.12-slim-bookworm
USER app
RUN sudo apt-get update && sudo apt-get install -y gcc && pip install psutil \
    && sudo apt-get purge -y --auto-remove gcc
CMD ["python", "app.py"]
