FROM continuumio/miniconda3 AS build
RUN conda create -y -p /env numpy
FROM debian:12
COPY --from=build /env /env
