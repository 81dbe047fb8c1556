FROM nvidia/cuda:12.4.1-cudnn-devel-ubuntu22.04 AS build
COPY . /src
RUN make -C /src install PREFIX=/out

FROM nvidia/cuda:12.4.1-cudnn-runtime-ubuntu22.04
RUN apt-get update && apt-get install -y --no-install-recommends libjpeg8 && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/ /usr/local/
CMD ["/usr/local/bin/detect", "--port", "8000"]
