FROM node:20
# Made for CI: what runs in it stands elsewhere.
RUN apt-get update && apt-get install -y rsync
CMD ["bash"]
