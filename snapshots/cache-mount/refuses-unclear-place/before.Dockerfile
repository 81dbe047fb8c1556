FROM python:3.12
RUN pip install flask || true; if [ -d /x ]; then rm -rf /root/.cache/pip/*; fi
