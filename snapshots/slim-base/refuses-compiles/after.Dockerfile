FROM python:3.11
COPY . /src
RUN make -C /src install
CMD ["python"]
