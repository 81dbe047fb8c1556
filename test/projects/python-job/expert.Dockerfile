FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt ./
COPY ledger ./ledger
RUN /venv/bin/pip install --no-cache-dir --no-index --no-build-isolation -r requirements.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH
WORKDIR /app
COPY --from=build /venv /venv
COPY report.py sales.csv ./
USER 10001:10001
ENTRYPOINT ["python", "report.py"]
CMD ["sales.csv"]
