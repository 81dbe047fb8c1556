FROM node:20
COPY app.js /
CMD ["flock", "/run/lock", "git", "pull"]
