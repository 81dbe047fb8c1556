FROM python:3.12 AS build
COPY app.whl /tmp/app.whl
RUN pip install --target /out /tmp/app.whl && rm /tmp/app.whl
FROM python:3.12-slim
COPY --from=build /out /out
