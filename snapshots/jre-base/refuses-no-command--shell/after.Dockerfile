FROM openjdk:8
RUN mkdir /work
WORKDIR /work
CMD ["bash"]
