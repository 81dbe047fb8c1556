FROM python:3.12-slim
RUN pip install uv && uv pip install --system flask && pip uninstall -y uv
CMD ["flask", "run"]
