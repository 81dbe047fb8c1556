FROM python:3.13-slim AS build
COPY requirements.txt .
RUN pip install --user --no-cache-dir -r requirements.txt

FROM python:3.13-slim
RUN useradd --create-home porter
COPY --from=build /root/.local /root/.local
ENV PATH=/root/.local/bin:$PATH
COPY . /srv
WORKDIR /srv
USER porter
CMD ["gunicorn", "main:app"]
