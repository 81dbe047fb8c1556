FROM node:20
RUN echo -e "a\nb" > /lines
