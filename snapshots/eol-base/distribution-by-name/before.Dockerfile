FROM debian:buster-slim
CMD ["bash"]
